"""Arabic: what stands above and below the questions of each page, and lists of them."""

from intake.questionnaire.languages.translation import Asked, Headed

PAGES = {
    "today": Headed(
        title="اليوم",
    ),
    "conditions": Headed(
        title="الأمراض والحساسية",
    ),
    "pregnancy": Headed(
        title="الحمل والرضاعة",
    ),
    "goals": Headed(
        title="رغباتك",
    ),
    "oil": Headed(
        title="الدهون وحب الشباب",
    ),
    "redness": Headed(
        title="الاحمرار",
    ),
    "surface": Headed(
        title="المسام وخشونة الجلد والآثار",
    ),
    "neck": Headed(
        title="الرقبة والفك",
    ),
    "treatments": Headed(
        title="علاجات سابقة",
    ),
    "skin": Headed(
        title="الجلد والتئام الجروح",
    ),
    "health": Headed(
        title="صحتك",
    ),
    "medicines": Headed(
        title="الأدوية",
    ),
    "hopes": Headed(
        title="الآمال والمشاعر",
        intro="لا توجد إجابات خاطئة.",
        outro=(
            "إذا ثقلت عليك الهموم، فيمكنك الاتصال بطبيبك أو بخط مساعدة:"
            " \u2068{clinic_helplines}\u2069."
        ),
    ),
    "you": Headed(
        title="عنك وعن خططك",
    ),
    "understanding": Headed(
        title="هل شرحنا جيدًا؟",
        intro=(
            "يراك مختص طبي، ثم يكون القرار لكما معًا. هذه الاستمارة لا تقرر شيئًا.\n"
            "تُستعمل جرعات صغيرة جدًا من توكسين البوتولينوم (botulinum\u00a0toxin) في الجلد خارج"
            " النشرة (off\u2011label): نشرة الدواء لا تذكر مشكلات الجلد هذه.\n"
            "إذا أصبح البلع أو الكلام أو التنفس صعبًا، حتى بعد أسابيع، فيجب الاتصال برقم"
            " الطوارئ فورًا."
        ),
    ),
    "agreement": Headed(
        title="موافقتك",
        intro="هذه ليست موافقة على العلاج. موافقة العلاج تكون لاحقًا وجهًا لوجه.",
    ),
}

LISTS = {
    "LONG_TERM": Asked(
        text="هل لديك أي من هذه، أو هل قال لك طبيب إنها لديك؟",
        label="الأعصاب والعضلات والتنفس",
    ),
    "CONDITIONS": Asked(
        text="هل لديك الآن، أو كان لديك من قبل، أي من هذه؟",
        label="القلب والمناعة والعينان والوجه",
    ),
    "CON_ALL": Asked(
        text="أوافق على النقاط الخمس كلها",
        label="النقاط الخمس",
    ),
}
