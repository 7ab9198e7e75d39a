//! Titles that are hard to set: long words, all scripts, marks, emoji, and what cannot be seen.

use super::hostile::quoted;
use super::project::write;
use std::io;
use std::path::Path;

/// Language and title.
pub type Title = (&'static str, String);

/// One after the other, each for a reason.
pub fn titles() -> Vec<Title> {
    let fixed = WORDS.iter().chain(&SCRIPTS).chain(&SIGNS).map(|(lang, title)| (*lang, (*title).to_owned()));
    fixed.chain(made()).collect()
}

/// Long words, addresses, mixtures of scripts.
const WORDS: [(&str, &str); 16] = [
    ("de", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft ist ein Wort"),
    ("de", "Rechtsschutzversicherungsgesellschaften, Kraftfahrzeug-Haftpflichtversicherung, Straße, GROẞBUCHSTABEN"),
    (
        "en",
        "See https://example.org/a/very/long/path/that/nobody/would/type?with=a-query&and=more#fragment_of_it for more",
    ),
    ("en", "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW"),
    ("en", "MMM WWW @@@ %%% ÆÆÆ ŒŒŒ ǄǄǄ —————— ……………… mmmmm wwwww"),
    ("en", "iiiiiiiiiiiiiiiiiiiiiiiiilllllllllllllllllllllllll||||||||||||||||||||!!!!!!!!!!!!!!!!!!!!"),
    ("en", "“Quotes”, ‘single’, don’t, 5 % of 20 €, about 12 km/h — and § 7, No. 5; 1,234,567.89 (approx.)"),
    ("en", "snake_case_identifiers_never_end_and_CamelCaseIdentifiersNeitherDoTheyReallyNever"),
    ("zh", "用户输入的提示词（prompt）只是“开关”，而非《著作权法》意义上的“创作”——AI生成内容（AIGC）因此不是作品……"),
    ("zh", "2023年11月27日，北京互联网法院（2023）京0491民初11279号判决：赔偿500元，占标的额的12.5%，气温25℃。"),
    ("zh", "（（（《《《“““‘‘‘引号’’’”””》》》）））。，、；：？！……——"),
    (
        "zh",
        "人工智能生成内容是否构成作品取决于其是否体现了人的独创性智力投入而不取决于其生成过程是否使用了工具本身并无争议",
    ),
    ("zh", "ChatGPT、Midjourney、StableDiffusion等GenerativeArtificialIntelligence模型的输出"),
    ("zh", "ＦＵＬＬＷＩＤＴＨ　ＬＡＴＩＮ　１２３４５６７８９０％＄＃＠"),
    ("en", "The Chinese phrase 人工智能生成内容 (“AI-generated content”) appears 27 times in the “判决书” of 2023"),
    ("fr", "« C’est-à-dire », demanda-t-elle : « l’œuvre n’existe-t-elle qu’à 50 % ? »"),
];

/// Scripts.
const SCRIPTS: [(&str, &str); 25] = [
    ("ja", "人工知能によって生成されたコンテンツは、著作物といえるのか？「キャッチフレーズ」ー々〻ゝっゃゅょ"),
    ("ja", "ﾊﾝｶｸｶﾀｶﾅﾊﾞﾋﾞﾌﾞﾍﾞﾎﾞﾊﾟﾋﾟﾌﾟﾍﾟﾎﾟ､｡｢｣ｰﾊﾝｶｸｶﾀｶﾅﾊﾝｶｸｶﾀｶﾅ"),
    ("ko", "인공지능이 생성한 콘텐츠는 저작권으로 보호될 수 있는가? 뷁쀍뚫훯 각각각각각각"),
    ("ko", "각한국 ㄱㄴㄷㄹㅏㅑㅓㅕ"),
    ("th", "เนื้อหาที่สร้างโดยปัญญาประดิษฐ์ไม่ใช่งานอันมีลิขสิทธิ์เพราะไม่มีมนุษย์เป็นผู้สร้างสรรค์ น้ำใจ ปู่ ญู้ ก็"),
    ("lo", "ເນື້ອຫາທີ່ສ້າງໂດຍປັນຍາປະດິດບໍ່ແມ່ນວຽກງານທີ່ມີລິຂະສິດ"),
    ("hi", "कृत्रिम बुद्धिमत्ता द्वारा निर्मित सामग्री क्या प्रतिलिप्यधिकार से संरक्षित हो सकती है? र्क्षि स्त्र्यों ङ्क्ष्म्य"),
    ("bn", "কৃত্রিম বুদ্ধিমত্তা দ্বারা নির্মিত বিষয়বস্তু কি কপিরাইট দ্বারা সুরক্ষিত হতে পারে?"),
    ("ta", "செயற்கை நுண்ணறிவு உருவாக்கிய உள்ளடக்கம் பதிப்புரிமையால் பாதுகாக்கப்படுமா? கௌஷ்ணை"),
    ("te", "కృత్రిమ మేధస్సు సృష్టించిన విషయం కాపీరైట్ ద్వారా రక్షించబడుతుందా?"),
    ("kn", "ಕೃತಕ ಬುದ್ಧಿಮತ್ತೆಯಿಂದ ರಚಿಸಲಾದ ವಿಷಯವು ಹಕ್ಕುಸ್ವಾಮ್ಯದಿಂದ ರಕ್ಷಿಸಲ್ಪಡಬಹುದೇ?"),
    ("ml", "കൃത്രിമബുദ്ധി സൃഷ്ടിച്ച ഉള്ളടക്കം പകർപ്പവകാശത്താൽ സംരക്ഷിക്കപ്പെടുമോ?"),
    ("si", "කෘත්‍රිම බුද්ධිය විසින් නිර්මාණය කරන ලද අන්තර්ගතය ප්‍රකාශන හිමිකමෙන් ආරක්ෂා වේද?"),
    ("bo", "མིས་བཟོས་རིག་ནུས་ཀྱིས་བཟོས་པའི་ནང་དོན་ལ་པར་དབང་ཡོད་དམ། སྒྲུབ་བསྒྲུབས་ཨོཾ་མ་ཎི་པདྨེ་ཧཱུྃ༔"),
    ("my", "ဉာဏ်ရည်တုဖြင့် ဖန်တီးထားသော အကြောင်းအရာကို မူပိုင်ခွင့်ဖြင့် ကာကွယ်နိုင်ပါသလား"),
    ("km", "តើខ្លឹមសារដែលបង្កើតដោយបញ្ញាសិប្បនិម្មិតអាចត្រូវបានការពារដោយសិទ្ធិអ្នកនិពន្ធបានទេ?"),
    ("am", "በሰው ሠራሽ አስተውሎት የተፈጠረ ይዘት በቅጂ መብት ሊጠበቅ ይችላልን?"),
    ("ka", "შეიძლება თუ არა ხელოვნური ინტელექტის მიერ შექმნილი შინაარსი დაცული იყოს საავტორო უფლებით?"),
    ("hy", "Կարո՞ղ է արհեստական բանականության ստեղծած բովանդակությունը պաշտպանվել հեղինակային իրավունքով"),
    ("el", "Μπορεί το περιεχόμενο που παράγεται από ΤΕΧΝΗΤΗ ΝΟΗΜΟΣΥΝΗ να προστατευθεί; ᾧ ἄνθρωπος Ὀδυσσεῦ"),
    ("ru", "Может ли контент, созданный ИСКУССТВЕННЫМ ИНТЕЛЛЕКТОМ, охраняться авторским правом? ЩЮЖЫ щюжы"),
    ("vi", "Nội dung do trí tuệ nhân tạo tạo ra có được bảo hộ quyền tác giả không? NGUYỄN Ế Ộ Ữ"),
    ("ar", "هل يمكن حماية المحتوى المُولَّد بالذكاء الاصطناعي بموجب حقوق المؤلف؟ (القانون رقم 82 لسنة 2002، ٪12)"),
    ("ur", "کیا مصنوعی ذہانت سے تیار کردہ مواد کو کاپی رائٹ کے تحت تحفظ حاصل ہو سکتا ہے؟"),
    ("he", "האם תוכן שנוצר בידי AI כמו ChatGPT מוגן בזכויות יוצרים לפי חוק משנת 2007? שָׁלוֹם"),
];

/// Emoji, mathematics, and what cannot be seen.
const SIGNS: [(&str, &str); 21] = [
    ("en", "Families 👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦 and 👩🏽‍❤️‍💋‍👨🏿 thumbs 👍🏻👍🏼👍🏽👍🏾👍🏿 keys 1️⃣2️⃣#️⃣ hearts ❤️🧡💛"),
    ("en", "🇨🇳🇩🇪🇫🇷🇬🇧🇺🇸🇧🇷🇮🇳🇯🇵🇰🇷🇿🇦🇪🇺🇺🇳 flags 🏴󠁧󠁢󠁥󠁮󠁧󠁿🏴󠁧󠁢󠁳󠁣󠁴󠁿🏳️‍🌈🏴‍☠️"),
    ("en", "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀"),
    ("zh", "表情😀夹在汉字中间🎉与标点，🎈。☎️✈️⌚⏰☔⚡✅❌➕⭐〰️㊗️"),
    ("en", "∀x∈ℝ: ∑ᵢ xᵢ² ≥ 0 ⟹ √(x²+y²) ≤ |x|+|y| ∧ ∫₀^∞ e^{−t} dt = 1 ≠ ∅ ⊂ ℵ₀ ∂∇×÷±∞≈≡⊕⊗⇔"),
    ("en", "𝒜𝓁𝓁 𝔪𝔞𝔱𝔥 𝕝𝕖𝕥𝕥𝕖𝕣𝕤 𝐛𝐨𝐥𝐝 𝑖𝑡𝑎𝑙𝑖𝑐 𝗌𝖺𝗇𝗌 ①②③⑳ ⅠⅡⅢⅫ ℡ № ™ © ® ½ ⅔ ‱"),
    ("en", "Z̸̢̛̪̠͓a̵l̷̡̛͎͔g̶̨̛̙̻o̸̧̢͓͌̔ ţ̴̛̻e̵̢x̸̡t̵̨"),
    (
        "en",
        "a\u{301}\u{302}\u{303}\u{304}\u{306}\u{307}\u{308}\u{30A}\u{30B}\u{30C}\u{323}\u{324}\u{325}\u{32D}\u{330}\u{331} heaped",
    ),
    ("th", "กิ้็็็็็็็็็็็็ ด้้้้้็็็็็้้้้้็็็็็ น้ำ"),
    (
        "en",
        "Donau\u{AD}dampf\u{AD}schiff\u{AD}fahrts\u{AD}elektri\u{AD}zitäten\u{AD}haupt\u{AD}betriebs\u{AD}werk\u{AD}bau\u{AD}unter\u{AD}beamten",
    ),
    (
        "en",
        "No\u{A0}break\u{A0}spaces\u{A0}hold\u{A0}this\u{A0}whole\u{A0}title\u{A0}together\u{A0}until\u{A0}it\u{A0}does\u{A0}not\u{A0}fit",
    ),
    (
        "en",
        "zero\u{200B}width\u{200B}spaces\u{2060}and\u{FEFF}joiners\u{200D}and\u{200C}non\u{200C}joiners everywhere\u{200B}\u{200B}\u{200B}",
    ),
    ("en", "tabs\tand\u{2003}em\u{2003}spaces\u{3000}and\u{2028}line\u{2029}separators\r\nand lines"),
    ("en", "\u{202E}turned around\u{202C} \u{2067}isolated\u{2069} \u{202E}never closed"),
    ("en", "left שלום 12 עולם right مرحبا 34 left again, (שלום) [مرحبا] 5–7"),
    ("", "مرحبا\u{61C}\u{200F} ﷽ ﷺ ﻻﻼ"),
    ("zh", "︵竖排︶﹁标点﹂︽书名︾︻括号︼︰︱︳"),
    (
        "en",
        "Private \u{E000}\u{F8FF} unassigned \u{378}\u{1FFF0} replacement \u{FFFD} not a character \u{FFFE}\u{FDD0} tag \u{E0041}",
    ),
    ("en", "⌨︎☎︎❤︎ text style, \u{25CC}\u{301} dotted, x\u{20DD} y\u{20DE} 5\u{20E3} enclosed, a\u{361}b tied, ẞ ŉ ǰ ﬃ ĳ"),
    ("en", "ꜲꝎ ⱾɎ ʤʩ ᴁ ᵫ Ǆ Ǳ ʘ ʬ Ԙ Ѿ Ѩ Ꙗ Ⰶ ꙮ"),
    ("en", " "),
];

/// What is made rather than typed.
fn made() -> Vec<Title> {
    vec![
        ("en", "An argument of four hundred characters goes on and on ".repeat(8).chars().take(400).collect()),
        ("zh", "论证一旦开始，就很难停下来；".repeat(29).chars().take(400).collect()),
        ("en", "x".repeat(400)),
        ("zh", "。".repeat(60)),
        ("en", "👩\u{200D}".repeat(40)),
        ("hi", "क्".repeat(60)),
        ("en", format!("e{}", "\u{301}".repeat(300))),
        ("ar", "ـ".repeat(120)),
        ("he", format!("{} ABC", "מילה ".repeat(20))),
        ("en", String::new()),
    ]
}

/// Writes a project in which each title that a statement can have is a reason for or against the thesis.
pub fn write_map(folder: &Path) -> io::Result<()> {
    let argument = folder.join("argument");
    let map =
        "format: 1\ntitle: {zh: 难排的标题, en: Titles that are hard to set}\nlanguages: [zh, en]\nthesis: thesis\n";
    write(&argument.join("map.yaml"), map)?;
    write(
        &argument.join("claims/thesis.yaml"),
        "kind: claim\ntitle: {zh: 论题, en: Thesis}\norigin: editor\nbasis: argued\n",
    )?;
    for (number, (_, title)) in titles().iter().enumerate().filter(|(_, (_, title))| !title.trim().is_empty()) {
        let (kind, edge) = [("premise", "supports"), ("rebuttal", "attacks")][number % 2];
        // These a project may not hold; they are findings.
        let title = quoted(&title.replace(['\u{FEFF}', '\u{2028}', '\u{2029}', '\u{FFFE}'], " "));
        let node = format!("kind: {kind}\ntitle: {{zh: {title}, en: {title}}}\norigin: editor\n{edge}: [thesis]\n");
        write(&argument.join(format!("{kind}s/title-{number}.yaml")), &node)?;
    }
    Ok(())
}
