"""The medicines by their Spanish names: first the non-proprietary one, then others in use.

The endings follow the Spanish non-proprietary names; none was compared with the printed lists,
so all of it waits for a pharmacist who reads Spanish.
"""

from intake.medicines.languages.table import elsewhere, listed

NAMES = elsewhere(
    """
    spectinomycin: espectinomicina
    polymyxin: polimixina, polimixina b
    gentamicin: gentamicina
    tobramycin: tobramicina
    amikacin: amikacina
    streptomycin: estreptomicina
    neomycin: neomicina
    kanamycin: kanamicina
    colistin: colistina, colistimetato
    doxycycline: doxiciclina
    minocycline: minociclina
    lymecycline: limeciclina
    oxytetracycline: oxitetraciclina
    tetracycline: tetraciclina
    demeclocycline: demeclociclina
    sarecycline: sareciclina
    clindamycin: clindamicina
    lincomycin: lincomicina
    baclofen: baclofeno
    tizanidine: tizanidina
    cyclobenzaprine: ciclobenzaprina
    methocarbamol: metocarbamol
    carisoprodol: carisoprodol
    metaxalone: metaxalona
    dantrolene: dantroleno
    orphenadrine: orfenadrina
    chlorzoxazone: clorzoxazona
    muscle relaxant: relajante muscular, relajantes musculares
    diazepam: diazepam
    lorazepam: lorazepam
    alprazolam: alprazolam
    clonazepam: clonazepam
    temazepam: temazepam
    nitrazepam: nitrazepam
    oxazepam: oxazepam
    bromazepam: bromazepam
    lormetazepam: lormetazepam
    chlordiazepoxide: clordiazepóxido
    midazolam: midazolam
    triazolam: triazolam
    zolpidem: zolpidem
    zopiclone: zopiclona
    eszopiclone: eszopiclona
    zaleplon: zaleplón
    daridorexant: daridorexant
    melatonin: melatonina
    sleeping tablet: pastilla para dormir, para dormir, somnífero, ansiolítico, tranquilizante,
      benzodiacepina, benzodiazepina
    oxybutynin: oxibutinina
    tolterodine: tolterodina
    solifenacin: solifenacina
    darifenacin: darifenacina
    fesoterodine: fesoterodina
    trospium: trospio
    propiverine: propiverina
    hyoscine: escopolamina, butilescopolamina, hioscina, buscapina
    cinnarizine: cinarizina
    dimenhydrinate: dimenhidrinato
    meclizine: meclozina, meclizina
    cyclizine: ciclizina
    promethazine: prometazina
    travel sickness tablet: antimareo
    diphenhydramine: difenhidramina
    chlorphenamine: clorfenamina, clorfeniramina, dexclorfeniramina
    hydroxyzine: hidroxizina
    doxylamine: doxilamina
    cyproheptadine: ciproheptadina
    alimemazine: alimemazina
    amitriptyline: amitriptilina
    nortriptyline: nortriptilina
    imipramine: imipramina
    clomipramine: clomipramina
    dosulepin: dosulepina
    doxepin: doxepina
    trimipramine: trimipramina
    lofepramine: lofepramina
    procyclidine: prociclidina
    benztropine: benzatropina, benztropina
    trihexyphenidyl: trihexifenidilo, trihexifenidil
    glycopyrronium: glicopirronio, glicopirrolato
    warfarin: warfarina
    apixaban: apixabán
    rivaroxaban: rivaroxabán
    dabigatran: dabigatrán
    edoxaban: edoxabán
    acenocoumarol: acenocumarol
    clopidogrel: clopidogrel
    ticagrelor: ticagrelor
    prasugrel: prasugrel
    dipyridamole: dipiridamol
    heparin: heparina
    enoxaparin: enoxaparina
    dalteparin: dalteparina
    tinzaparin: tinzaparina
    fondaparinux: fondaparinux
    blood thinner: anticoagulante, anticoagulantes, antiagregante
    aspirin: ácido acetilsalicílico, aspirina, acetilsalicílico, aas
    fish oil: aceite de pescado, aceite pescado, hígado de bacalao, aceite de kril
    vitamin E: vitamina e, tocoferol
    ibuprofen: ibuprofeno
    naproxen: naproxeno
    diclofenac: diclofenaco
    dexketoprofen: dexketoprofeno
    ketoprofen: ketoprofeno
    ketorolac: ketorolaco
    mefenamic acid: ácido mefenámico
    meloxicam: meloxicam
    indometacin: indometacina
    piroxicam: piroxicam
    pyridostigmine: piridostigmina
    neostigmine: neostigmina
    donepezil: donepezilo, donepecilo
    rivastigmine: rivastigmina
    galantamine: galantamina
    hydroxychloroquine: hidroxicloroquina
    chloroquine: cloroquina
    mefloquine: mefloquina
    primaquine: primaquina
    quinine: quinina
    proguanil: proguanil
    artemether: artemetero
    malaria tablet: antipalúdico, antimalárico
    methotrexate: metotrexato
    azathioprine: azatioprina
    ciclosporin: ciclosporina
    tacrolimus: tacrólimus
    mycophenolate: micofenolato, ácido micofenólico
    sirolimus: sirólimus
    leflunomide: leflunomida
    mercaptopurine: mercaptopurina
    prednisolone: prednisolona, prednisona
    adalimumab: adalimumab
    etanercept: etanercept
    infliximab: infliximab
    golimumab: golimumab
    certolizumab: certolizumab
    rituximab: rituximab
    tocilizumab: tocilizumab
    ustekinumab: ustekinumab
    secukinumab: secukinumab
    ixekizumab: ixekizumab
    guselkumab: guselkumab
    risankizumab: risankizumab
    dupilumab: dupilumab
    abatacept: abatacept
    tofacitinib: tofacitinib
    baricitinib: baricitinib
    upadacitinib: upadacitinib
    immunosuppressant: inmunosupresor, inmunosupresores, inmunodepresor
    magnesium drip: magnesio en vena, magnesio intravenoso, sulfato de magnesio,
      sulfato magnesio
    quinidine: quinidina
    """
)
OTHERS = listed(
    """
    metformina, gliclazida, sitagliptina, dapagliflozina, empagliflozina, semaglutida,
    tirzepatida, liraglutida, acetaminofén, acetaminofeno, gelocatil, termalgin, apiretal,
    codeína, dihidrocodeína, morfina, oxicodona, fentanilo, buprenorfina, metadona,
    naltrexona, gabapentina, pregabalina, dipirona, penicilina, fenoximetilpenicilina,
    cloxacilina, azitromicina, eritromicina, claritromicina, ciprofloxacino, levofloxacino,
    trimetoprima, nitrofurantoína, metronidazol, cefalexina, cefuroxima, rifampicina,
    rifaximina, vancomicina, fosfomicina, fluconazol, terbinafina, itraconazol, nistatina,
    ivermectina, omeprazol, lansoprazol, pantoprazol, esomeprazol, ranitidina, famotidina,
    almagato, almax, loperamida, fortasec, lactulosa, domperidona, metoclopramida, primperan,
    proclorperazina, betahistina, mebeverina, mesalazina, sulfasalazina, captopril,
    enalaprilo, lisinoprilo, amlodipino, nifedipino, felodipino, lercanidipino, verapamilo,
    propanolol, doxazosina, indapamida, hidroclorotiazida, furosemida, bumetanida,
    espironolactona, eplerenona, digoxina, amiodarona, flecainida, ivabradina, simvastatina,
    atorvastatina, rosuvastatina, pravastatina, ezetimiba, fenofibrato, ácido tranexámico,
    levotiroxina, eutirox, tiroxina, liotironina, carbimazol, hidrocortisona, dexametasona,
    betametasona, fludrocortisona, sertralina, fluoxetina, paroxetina, venlafaxina,
    duloxetina, mirtazapina, trazodona, vortioxetina, buspirona, litio, quetiapina,
    olanzapina, risperidona, aripiprazol, clozapina, lamotrigina, carbamazepina, ácido
    valproico, valproato, topiramato, fenitoína, ropinirol, pramipexol, memantina, riluzol,
    metilfenidato, lisdexanfetamina, atomoxetina, modafinilo, cetirizina, loratadina,
    fexofenadina, desloratadina, levocetirizina, bilastina, ebastina, beclometasona,
    fluticasona, budesonida, tiotropio, teofilina, mometasona, pseudoefedrina, isotretinoína,
    tretinoína, trifaroteno, adapaleno, ácido azelaico, peróxido de benzoilo, brimonidina,
    hidroquinona, eflornitina, finasterida, dutasterida, ácido fusídico, mupirocina,
    clotrimazol, noretisterona, medroxiprogesterona, progesterona, tibolona, clomifeno,
    tamoxifeno, letrozol, anastrozol, testosterona, cabergolina, tamsulosina, sildenafilo,
    tadalafilo, desmopresina, alopurinol, colchicina, ácido alendrónico, hidralazina,
    clonidina, clorhexidina, vareniclina, toxina botulínica, vitamina a, vitamina b, vitamina
    b6, vitamina b12, vitamina k, complejo b, multivitamínico, biotina, sulfato ferroso,
    citrato de magnesio, cloruro de magnesio, óxido de magnesio, selenio, potasio, yodo,
    probiótico, probióticos, ácido hialurónico, glucosamina, condroitina, cúrcuma, ajo,
    jengibre, equinácea, manzanilla, tila, lavanda, pasiflora, melisa, hipérico, onagra,
    aceite de onagra, aceite de coco, aceite de oliva, aceite de ricino, aceite de rosa
    mosqueta, cardo mariano, té verde, vinagre de manzana, espirulina, creatina, proteína,
    cafeína, nicotina, ácido salicílico, ácido glicólico, ácido láctico, niacinamida, vacuna,
    nada más, ningún, sano, sana, alergia, alergias, tiroides, tensión, presión arterial,
    azúcar, corazón, estómago, antiácido, anticonceptivo, anticonceptivos, anticonceptiva,
    píldora, hormonas, estatina, esteroide, inhalador, analgésico, antidepresivo, antibiótico,
    antibióticos, antihistamínico, migraña, ansiedad, depresión, insomnio, mareo, mareos,
    malaria, músculo, espalda, vejiga, memoria, sangre, pescado, aceite, piel, cara, pelo,
    uñas, agua, hierbas, enfermera, médico, doctora, dolor, dolores, cabeza, embarazo,
    operación, normalmente, actualmente, desayuno, comida, cena, merienda, ayunas, temporada,
    primavera, verano, invierno, receta, farmacia, marca, genérico, blanco, blanca, amarilla,
    suplemento, suplementos, contra, colesterol, oral, orales, semanal, mensual, diario,
    infusión, infusiones, arruga, aspereza, añadir, grasa, grave, hacen, labial, mojada,
    molestan, moradas, número, oscura, salud, síndrome, también, áspera, albúmina, abril,
    acción, ambos, lleva, duración, imagen, opción, pequeña, pequeño
    """
)
