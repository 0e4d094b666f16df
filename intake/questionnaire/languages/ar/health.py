"""Arabic: questions about treatments, health, medicines and hopes."""

from intake.questionnaire.languages.ar.shared import NONE, NOT_SURE, YES_NO
from intake.questionnaire.languages.translation import Asked

QUESTIONS = {
    "TOX_EVER": Asked(
        text=(
            "هل سبق لك أخذ حقن إرخاء التجاعيد (توكسين البوتولينوم، botulinum\u00a0toxin)،"
            " للتجميل أو للعلاج؟"
        ),
        label="حقن إرخاء التجاعيد",
        options=YES_NO | NOT_SURE,
    ),
    "TOX_LAST": Asked(
        text="متى كانت آخر مرة؟",
        label="آخر حقن",
        hint="يكفي الشهر والسنة.",
    ),
    "TOX_BRAND": Asked(
        text="ما الاسم التجاري؟",
        label="الاسم التجاري",
        options={
            "ONA": "بوتوكس (Botox) أو فيستابل (Vistabel)",
            "ABO": "ديسبورت (Dysport) أو أزالور (Azzalure) أو ألوزيينس (Alluzience)",
            "INCO": "زيومين (Xeomin) أو بوكوتور (Bocouture)",
            "PRABO": "جوفو (Jeuveau) أو نوسيفا (Nuceiva)",
            "DAXI": "داكسيفاي (Daxxify)",
            "LETI": "ليتيبو (Letybo)",
            "RELA": "ريلفيديس (Relfydess)",
            "OTHER": "اسم آخر",
            "UNKNOWN": "لا أعرف",
        },
    ),
    "TOX_WHY": Asked(
        text="لماذا كانت الحقن؟",
        label="سبب الحقن",
        options={
            "COSMETIC": "للتجميل",
            "MIGRAINE": "الصداع النصفي (الشقيقة)",
            "SPASM": "تيبّس العضلات أو التواؤها",
            "BLADDER": "المثانة",
            "SWEAT": "التعرّق",
            "OTHERMED": "سبب صحي آخر",
        }
        | NOT_SURE,
    ),
    "TOX_WHO": Asked(
        text="أين أخذت الحقن؟",
        label="مكان أخذ الحقن",
        options={
            "CLINIC": "عيادة أو مستشفى",
            "HOME": "حفلة أو بيت أو صالون تجميل",
            "SELF": "اشتريتها وحقنت نفسي بها",
        }
        | NOT_SURE,
    ),
    "TOX_PROBLEM": Asked(
        text="هل حدثت أي مشكلة؟",
        label="مشكلة بعد الحقن",
        options={
            "NONE": "لا",
            "ALLERGY": "حساسية",
            "SWALLOW": "صعوبة في البلع أو الكلام أو التنفس",
            "DROOP": "تدلّي العين أو الحاجب",
            "SMILE": "ابتسامة مائلة أو ضعيفة",
            "NOEFFECT": "لم تعطِ نتيجة",
            "OTHER": "شيء آخر",
        }
        | NOT_SURE,
    ),
    "PROCS": Asked(
        text="هل حدث أي من هذه لوجهك أو رقبتك خلال آخر 6 أشهر؟",
        label="علاجات سابقة",
        hint="يكفي الشهر والسنة.",
        options={
            "FILLER": "فيلر (حقن تعبئة) أو إبر نضارة",
            "THREADS": "خيوط الشد",
            "ABLATIVE": "ليزر قوي أو تقشير عميق أو صنفرة الجلد",
            "NEEDLING": "وخز بإبر دقيقة (ميكرونيدلنغ) أو تقشير متوسط",
            "LIGHT": "ليزر خفيف أو علاج بالضوء أو تقشير خفيف أو تنظيف بشرة",
            "SURGERY": "جراحة في الوجه أو العين أو الرقبة",
        }
        | NOT_SURE,
    ),
    "ISO": Asked(
        text="هل سبق لك أخذ إيزوتريتينوين (isotretinoin)، مثل Accutane أو Roaccutane؟",
        label="إيزوتريتينوين",
        options={
            "NO": "لا",
            "NOW": "آخذه الآن",
            "PAST6": "توقفت عنه خلال آخر 6 أشهر",
            "PAST": "توقفت عنه قبل أكثر من 6 أشهر",
        }
        | NOT_SURE,
    ),
    "SKIN_NOW": Asked(
        text="هل يوجد أي من هذه اليوم على الجلد المراد علاجه؟",
        label="الجلد اليوم",
        options={
            "INFECT": "قرحة برد (هربس)، أو دمّل، أو جلد يخرج منه سائل أو عليه قشرة",
            "OPEN": "جرح أو قرحة مفتوحة",
            "INFLAM": "إكزيما أو صدفية أو حرق شمس أو طفح مع حكة",
            "MOLE": "شامة جديدة أو متغيّرة، أو قرحة لا تلتئم",
        }
        | NONE
        | NOT_SURE,
    ),
    "KELOID": Asked(
        text="هل تصبح ندوب جروحك سميكة وبارزة؟",
        label="ندوب سميكة",
        options=YES_NO | NOT_SURE,
    ),
    "HSV": Asked(
        text="هل تظهر لديك قروح البرد (هربس الشفاه)؟",
        label="قروح البرد",
        options=YES_NO,
    ),
    "HEART": Asked(
        text="هل لديك أي من هذه؟",
        label="القلب والسكري",
        options={
            "HEART": "مشكلة في القلب",
            "DIAB": "مرض السكري",
        }
        | NONE
        | NOT_SURE,
    ),
    "IMMUNE": Asked(
        text="هل لديك أي من هذه؟",
        label="جهاز المناعة",
        options={
            "AUTO": "مرض مناعي ذاتي: المناعة تهاجم الجسم (مثل الذئبة الحمراء)",
            "WEAK": "ضعف المناعة، أو زراعة عضو، أو علاج السرطان",
        }
        | NONE
        | NOT_SURE,
    ),
    "EYEFACE": Asked(
        text="هل حدث لك أي من هذه؟",
        label="العينان والوجه",
        options={
            "DRYEYE": "جفاف العينين",
            "DROOPLID": "تدلّي الجفن أو الحاجب",
            "PALSY": "ضعف في جانب واحد من الوجه",
            "EYESURG": "عملية في العين أو الجفن",
            "GLAUCOMA": "الجلوكوما (الماء الأزرق في العين)",
        }
        | NONE
        | NOT_SURE,
    ),
    "BLEED": Asked(
        text="هل يحدث لك نزيف أو كدمات بسهولة أكثر من المعتاد؟",
        label="نزيف أو كدمات بسهولة",
        options=YES_NO | NOT_SURE,
    ),
    "ILL_NOW": Asked(
        text="هل لديك مرض اليوم، مثل الحمّى أو الإنفلونزا؟",
        label="مرض اليوم",
        options={
            "NO": "لا",
            "FEVER": "نعم: حمّى (حرارة) أو إنفلونزا أو كوفيد (COVID) أو عدوى",
            "RECENT": "صحتي أحسن الآن، لكنني مرضت خلال آخر 3 أسابيع",
        }
        | NOT_SURE,
    ),
    "VACC": Asked(
        text="هل أخذت أي لقاح (تطعيم) خلال آخر أسبوعين؟",
        label="لقاح حديث",
        options=YES_NO,
    ),
    "SURG_PLAN": Asked(
        text="هل لديك عملية تحت التخدير الكامل (البنج العام) خلال 3 أشهر من الآن؟",
        label="عملية قريبة",
        options=YES_NO | NOT_SURE,
    ),
    "OTHER_DX": Asked(
        text="هل لديك مرض آخر؟",
        label="مرض آخر",
    ),
    "MEDS": Asked(
        text="هل أي من هذه ضمن أدويتك أو مكمّلاتك الغذائية الآن؟",
        label="الأدوية",
        options={
            "AMINO": "مضادات حيوية بالوريد أو بالحقن (مثل جنتاميسين gentamicin)",
            "TETRA": (
                "دوكسيسيكلين (Doxycycline) أو مينوسيكلين (minocycline) أو ليميسيكلين (lymecycline)"
            ),
            "CLINDA": "أقراص كليندامايسين (Clindamycin)",
            "RELAX": "أدوية إرخاء العضلات (مثل باكلوفين baclofen)",
            "SLEEP": "أقراص النوم أو التهدئة (مثل ديازيبام diazepam)",
            "ANTICHOL": (
                "أقراص للمثانة، أو لدوار السفر، أو للحساسية أو الزكام وتسبب النعاس،"
                " أو أقراص المزاج (الاكتئاب) من النوع القديم"
            ),
            "THIN": (
                "مميّعات الدم (مثل وارفارين warfarin، أبيكسابان apixaban، كلوبيدوغريل clopidogrel)"
            ),
            "PAINTHIN": (
                "أسبرين (Aspirin) أو إيبوبروفين (ibuprofen) أو زيت السمك أو فيتامين هـ (E)"
            ),
            "CHOLIN": (
                "بيريدوستيغمين (Pyridostigmine)، أو أقراص للذاكرة (مثل دونيبيزيل donepezil)"
            ),
            "QUIN": "هيدروكسي كلوروكين (Hydroxychloroquine) أو أقراص الملاريا",
            "IMMSUP": "أقراص أو حقن لتهدئة المناعة",
            "MAG": "مغنيسيوم بالوريد، أو كينيدين (quinidine)",
        }
        | NONE
        | NOT_SURE,
    ),
    "AMINO_END": Asked(
        text="متى ينتهي علاجك بالمضاد الحيوي بالوريد أو بالحقن؟",
        label="نهاية المضاد الحيوي",
    ),
    "MEDS_TEXT": Asked(
        text="يرجى كتابة أقراصك وحقنك وكريماتك وأعشابك.",
        label="قائمتك",
        hint="تكفي الأسماء.",
    ),
    "BLOODOK": Asked(
        text="بعض الأنواع فيها بروتين من دم الإنسان. هل هذا مقبول لديك؟",
        label="بروتين من الدم",
        options={
            "YES": "نعم",
            "NO": "لا",
            "TALK": "أريد الحديث عن ذلك",
        },
    ),
}
