// Link: the state of the viewer as the fragment of an address, compact and readable. Pure.
//
//   #view=paper&hide=rebuttal,falls&fold=all,-card-a&shut=2.1,3&find=author&card=card-b&at=4200,310,75&aside=card-c&accept=card-d

/** A set of ids by the shorter way: its members, or all but the others. */
export function shortened(set, all) {
  const some = all.filter((id) => set.has(id)), others = all.filter((id) => !set.has(id));
  if (!some.length) return all.length ? ["none"] : [];
  return others.length + 1 < some.length || !others.length ? ["all", ...others.map((id) => `-${id}`)] : some;
}

/** The set again; what is not among `all` is left out. */
export function lengthened(list, all) {
  const whole = list.includes("all");
  return new Set(all.filter((id) => (whole ? !list.includes(`-${id}`) : list.includes(id))));
}

/** The fragment of `{ name: text, list, true or nothing }`. */
export function write(state) {
  const text = (value) => (value === true ? "1" : Array.isArray(value) ? value.join() : value);
  const given = Object.entries(state).filter(([, value]) => value && value.length !== 0);
  return given.map(([key, value]) => `${key}=${encodeURIComponent(text(value)).replaceAll("%2C", ",").replaceAll("%20", "+")}`).join("&");
}

/** Reads what it can and leaves out the rest: a link may be old, or typed by hand. */
export function read(fragment) {
  const given = new URLSearchParams(fragment.replace(/^#/, "").replace(/^d[wn]--/, "card="));
  const list = (key) => given.get(key)?.split(",").filter(Boolean), at = list("at")?.map(Number) ?? [];
  return {
    view: given.get("view") === "paper" ? "paper" : "",
    hide: list("hide") ?? [],
    keep: given.get("keep") === "1",
    fold: list("fold") ?? [],
    shut: list("shut"),
    find: given.get("find") ?? "",
    card: given.get("card") ?? "",
    aside: list("aside") ?? [],
    accept: list("accept") ?? [],
    at: at.length === 3 && at.every(Number.isFinite) && at[2] > 0 ? at : undefined,
  };
}
