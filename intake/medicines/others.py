"""Medicines and words that are of no group, so that no name of a group is read into them.

General knowledge, only there to be told apart: nothing is asked or shown about them.
"""

from intake.medicines.languages import LANGUAGES
from intake.medicines.languages.table import listed
from intake.medicines.medicine import Medicine

MEDICINES = """
metformin, glucophage, gliclazide, sitagliptin, januvia, dapagliflozin, forxiga, empagliflozin,
jardiance, semaglutide, ozempic, wegovy, rybelsus, mounjaro, tirzepatide, liraglutide, saxenda,
insulin, insulina, lantus, novorapid, humalog,
paracetamol, acetaminophen, tylenol, panadol, calpol, lemsip, codeine, co-codamol, co-dydramol,
dihydrocodeine, tramadol, morphine, oxycodone, fentanyl, buprenorphine, methadone, naltrexone,
gabapentin, pregabalin, lyrica, sumatriptan, rizatriptan, metamizol, nolotil,
amoxicillin, amoxicilina, co-amoxiclav, augmentin, penicillin, phenoxymethylpenicillin,
flucloxacillin, azithromycin, erythromycin, clarithromycin, ciprofloxacin, levofloxacin,
trimethoprim, nitrofurantoin, metronidazole, cefalexin, cephalexin, rifampicin, rifaximin,
vancomycin, fosfomycin, septrin, aciclovir, acyclovir, valaciclovir, valtrex, fluconazole,
terbinafine,
itraconazole, nystatin, ivermectin,
omeprazole, losec, lansoprazole, pantoprazole, esomeprazole, nexium, ranitidine, famotidine,
gaviscon, rennie, loperamide, imodium, senna, movicol, laxido, lactulose, domperidone,
metoclopramide, ondansetron, prochlorperazine, betahistine, mebeverine, mesalazine,
sulfasalazine, ramipril, lisinopril, enalapril, perindopril, losartan, candesartan, valsartan,
irbesartan, telmisartan, amlodipine, nifedipine, felodipine, lercanidipine, diltiazem,
verapamil, bisoprolol, atenolol, propranolol, metoprolol, carvedilol, nebivolol, doxazosin,
bendroflumethiazide, indapamide, hydrochlorothiazide, furosemide, bumetanide, spironolactone,
eplerenone, digoxin, amiodarone, flecainide, ivabradine, simvastatin, atorvastatin, lipitor,
rosuvastatin, pravastatin, ezetimibe, fenofibrate, tranexamic acid,
levothyroxine, thyroxine, liothyronine, carbimazole, propylthiouracil, hydrocortisone,
fludrocortisone, sertraline, zoloft, fluoxetine, prozac, citalopram, escitalopram, lexapro,
paroxetine, venlafaxine, duloxetine, cymbalta, mirtazapine, bupropion, wellbutrin, trazodone,
vortioxetine, buspirone, lithium, quetiapine, olanzapine, risperidone, aripiprazole,
clozapine, haloperidol, lamotrigine, levetiracetam, keppra, carbamazepine, tegretol,
sodium valproate, epilim, topiramate, phenytoin, levodopa, madopar, ropinirole, pramipexole,
memantine, riluzole, methylphenidate, ritalin, concerta, lisdexamfetamine, elvanse, vyvanse,
adderall, atomoxetine, modafinil, guanfacine,
cetirizine, zirtek, zyrtec, loratadine, clarityn, claritin, fexofenadine, allegra, telfast,
desloratadine, levocetirizine, bilastine, acrivastine, montelukast, singulair, salbutamol,
ventolin, albuterol, beclometasone, clenil, fluticasone, flonase, budesonide, pulmicort,
symbicort, seretide, advair, fostair, tiotropium, spiriva, theophylline, mometasone, nasonex,
pseudoephedrine, sudafed, isotretinoin, roaccutane, accutane, tretinoin, trifarotene, aklief,
adapalene, differin, epiduo, duac, dalacin t, zindaclin, azelaic acid, finacea, skinoren,
benzoyl peroxide, soolantra, rozex, brimonidine, mirvaso, protopic, elidel, pimecrolimus,
hydroquinone, eflornithine, minoxidil, regaine, rogaine, finasteride, propecia, dutasteride,
betnovate, eumovate, dermovate, elocon, fucidin, fusidic acid, mupirocin, daktarin, canesten,
voltarol gel, voltarol emulgel,
microgynon, rigevidon, yasmin, cilest, dianette, marvelon, gedarel, cerazette, cerelle,
desogestrel, slynd, norethisterone, levonorgestrel, levonelle, mirena, nexplanon,
depo provera, medroxyprogesterone, estradiol, oestradiol, evorel, estradot, oestrogel,
utrogestan, progesterone, tibolone, clomifene, tamoxifen, letrozole, anastrozole,
testosterone, testogel, cabergoline, tamsulosin, sildenafil, viagra, tadalafil, cialis,
mirabegron,
hydralazine, clonidine, chlorhexidine, maxolon, varenicline,
betmiga, desmopressin, allopurinol, febuxostat, colchicine, alendronic acid,
denosumab, prolia, latanoprost, timolol, botox, dysport, xeomin, bocouture, azzalure
"""
SUPPLEMENTS = """
vitamin, vitamine, vitamins, vitamina, vitamin a, vitamin b, vitamin b6, vitamin b12, b12,
vitamin b complex, vitamin c, vitamina c, vitamine c, vitamin d, vitamin d3, vitamina d,
vitamine d, vitamin k, vit a, vit b, vit c, vit d, vit d3, vit k, multivitamin, multivitamins,
multivitamina, centrum, wellwoman, berocca, biotin, folic acid, acido folico, iron, hierro,
ferrous sulfate, ferrous sulphate, ferrous fumarate, zinc, selenium, calcium, calcio,
magnesium, magnesio, magnesium citrate, magnesium glycinate, magnesium oxide, potassium,
iodine, probiotic, probiotics, prebiotic, collagen, colageno, hyaluronic acid, glucosamine,
chondroitin, turmeric, curcumin, ashwagandha, rhodiola, maca, ginseng, ginkgo, ginkgo biloba,
garlic, ginger, echinacea, elderberry, valerian, valeriana, chamomile, lavender, passiflora,
st johns wort, evening primrose oil, starflower oil, flaxseed oil, coconut oil, olive oil,
castor oil, rosehip oil, tea tree oil, argan oil, cbd oil, cbd, milk thistle, black cohosh,
agnus castus, saw palmetto, green tea, apple cider vinegar, spirulina, creatine, protein,
whey protein, psyllium, psyllium husk, glutathione, coenzyme q10, lysine, quinoa, caffeine,
nicotine,
retinol, niacinamide, salicylic acid, glycolic acid, lactic acid, vitamin c serum
"""
WORDS = """
covid, vaccine, covid vaccine,
none, nothing, nada, ninguno, ninguna, nope, not any, unknown, unsure, healthy, allergy,
allergies, asthma, diabetes, thyroid, blood pressure, heart, stomach, antacid, reflux,
contraceptive, contraception, birth control, hormone, hormones, statin, statins, steroid,
inhaler, painkiller, antidepressant, antibiotic, antibiotics, antihistamine, hay fever,
migraine, anxiety, depression, skin, face, hair, nails, water, herbal, natural, nurse, doctor,
private, mobile, fragrance, normally, currently, regular, serum, some, soda, alive, above,
valley, marathon, reminder, sample, fragile, arrival, travelled, complete
"""


OTHERS: tuple[Medicine, ...] = tuple(
    Medicine(name)
    for name in listed(MEDICINES + "," + SUPPLEMENTS + "," + WORDS)
    + tuple(name for language in LANGUAGES.values() for name in language.OTHERS)
)
