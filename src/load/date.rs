//! Dates of the calendar, as the format writes them.

/// Whether a text is a date of the Gregorian calendar, `YYYY-MM-DD`.
pub(super) fn is_date(text: &str) -> bool {
    let widths: Vec<usize> = text.split('-').map(str::len).collect();
    let digits = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next(), parts.next(), parts.next());
    let date = || {
        let month = time::Month::try_from(month?.parse::<u8>().ok()?).ok()?;
        time::Date::from_calendar_date(year?.parse().ok()?, month, day?.parse().ok()?).ok()
    };
    digits && widths == [4, 2, 2] && date().is_some()
}

/// The date that was meant, where its order is plain: the year first, or day.month.year with full stops.
pub(super) fn rearranged(date: &str) -> Option<String> {
    let parts: Vec<&str> =
        date.split(['-', '.', '/', '年', '月', '日']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let [first, second, third] = parts[..] else { return None };
    let (year, month, day) = match (first.len(), third.len()) {
        (4, _) => (first, second, third),
        (_, 4) if date.matches('.').count() == 2 => (third, second, first),
        _ => return None,
    };
    let right = format!("{year}-{month:0>2}-{day:0>2}");
    is_date(&right).then_some(right)
}

#[cfg(test)]
mod tests {
    use super::{is_date, rearranged};

    #[test]
    fn dates_are_of_the_calendar() {
        for date in ["2026-11-23", "2024-02-29", "2000-02-29"] {
            assert!(is_date(date), "{date}");
        }
        for date in ["2026-13-01", "2023-02-29", "1900-02-29", "2026-1-1", "2026-11-31", "23.11.2026", ""] {
            assert!(!is_date(date), "{date}");
        }
    }

    #[test]
    fn a_date_in_another_order_is_understood_where_it_is_plain() {
        for (date, right) in [
            ("23.11.2026", Some("2026-11-23")),
            ("2026/1/2", Some("2026-01-02")),
            ("2026年11月23日", Some("2026-11-23")),
            ("11/12/2026", None),
            ("31.11.2026", None),
            ("2026-11", None),
        ] {
            assert_eq!(rearranged(date).as_deref(), right, "{date}");
        }
    }
}
