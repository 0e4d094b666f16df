"""Where each rule and signal comes from, and how far the source has been checked.

Marks: V verified in a copy of the source; V2 verified only through a secondary source;
M general knowledge, unchecked; P product policy. What is not V must be checked again before
live use.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """A source of a clinical statement: its tag, what it is, where it was seen, its mark."""

    tag: str
    title: str
    seen: str

    @property
    def mark(self) -> str:
        """Every mark that applies to a part of it, such as "V" or "V, V2"."""
        return ", ".join(dict.fromkeys(MARK.findall(self.seen)))


MARK = re.compile(r"(?<![\w-])(V2|V|M|P)(?!\w)")

SOURCES: dict[str, Source] = {
    source.tag: source
    for source in (
        Source(
            "L-BOX",
            "Boxed warning, distant spread, all brands",
            "doczz.net (BTC PI 2013), daxxify.com, rxreasoner (Letybo), openFDA openings. V",
        ),
        Source(
            "L-CON",
            "Section 4 contraindications",
            "doczz.net, rxreasoner (Letybo), hcp.daxxify.com V; Jeuveau, Dysport, Xeomin V2",
        ),
        Source("L-HYP", "Hypersensitivity warnings", "BTC/Jeuveau safety text V2"),
        Source(
            "L-ADULT", "Adult indication; under 18 not established", "daxxify, Jeuveau, Letybo V/V2"
        ),
        Source("L-NMD", "Neuromuscular disorder warning", "BTC PI 2013, daxxify V; others V2"),
        Source(
            "L-DYSPH",
            "Dysphagia and breathing warning",
            "BTC PI, medguide pages V2; Dysport, Xeomin monographs V2",
        ),
        Source(
            "L-CV",
            "Cardiovascular warning (BTC 5.5; Jeuveau 5.5; Daxxify)",
            "doczz.net, studylib, 120ty.net, daxxify V",
        ),
        Source(
            "L-SITE", "Site-condition cautions", "Dysport and Daxxify monograph copies V2; BTC M"
        ),
        Source(
            "L-EYE", "Dry eye / corneal warnings (BTC 5.10, 2019)", "PI transcript V; others V2"
        ),
        Source(
            "L-DDI",
            "Section 7 interactions",
            "druglib.com (Botox), hcp.daxxify.com V; Xeomin monograph V2",
        ),
        Source(
            "L-MG4",
            "Medication Guide question list incl. last 4 months, blood thinners",
            "botoxcosmetic.co.in, joomag, umcvc.org (Jeuveau) V2",
        ),
        Source(
            "L-3MO",
            "Not more often than every 3 months",
            "Xeomin, Daxxify, Letybo, Jeuveau pages V/V2; BTC HCP site 90 days V",
        ),
        Source("L-400", "400 U in 3 months, Botox + Botox Cosmetic", "PI 2019 transcript V2"),
        Source(
            "L-PREG", "Pregnancy / lactation statements", "medguide pages, Jeuveau 8.2 quotation V2"
        ),
        Source("L-MILK", "Dysport cow's-milk protein", "several V2; Galderma safety text V"),
        Source(
            "L-ALB",
            "Albumin in BTC, Dysport, Xeomin, Jeuveau, Letybo",
            "openFDA openings V (BTC, Jeuveau); others V2",
        ),
        Source(
            "L-DAX", "Daxxify ingredients histidine, trehalose, polysorbate 20", "openFDA opening V"
        ),
        Source(
            "L-LIDO", "Fatal anaphylaxis with lidocaine diluent", "clinic page quoting label V2"
        ),
        Source("L-IMM", "Antibodies, spacing", "safety text V2"),
        Source("L-DRIVE", "Driving and machines", "safety text V2"),
        Source("L-65", "Dysport: adults under 65", "Galderma safety text V"),
        Source(
            "DYS-ISI",
            "Dysport patient safety text: not if under 18, pregnant or breastfeeding;"
            " diabetes, slow heartbeat; heading on injecting into skin",
            "Galderma page V; issuu 2011 V2",
        ),
        Source("DYS-CH", "Swiss Dysport professional text, pregnancy chapter", "ch.oddb.org V"),
        Source("DYS-NZ", "Dysport New Zealand mandatory statement", "kbeautyclinic.co.nz V2"),
        Source("BOC-PIL", "Bocouture patient leaflet (German)", "medikamio V"),
        Source("XEO-CH", "Swiss Xeomin interactions", "ch.oddb.org V"),
        Source("NAB-DDI", "Nabota interactions (Philippines)", "MIMS copy V"),
        Source(
            "UKHSA25", "UKHSA Health Protection Report 19(8), 7 Aug 2025; news story", "gov.uk V"
        ),
        Source(
            "UKACT",
            "Botulinum Toxin and Cosmetic Fillers (Children) Act 2021; DHSC guidance",
            "legislation.gov.uk, gov.uk V",
        ),
        Source("LI13", "Li ZJ et al., J Dermatol Sci 2013", "researchgate abstract V"),
        Source(
            "MIN15", "Min P et al., Aesthet Surg J 2015;35:600", "pubmed V; percentages Healio V2"
        ),
        Source(
            "KESTY21", "Kesty K, Goldberg DJ, Dermatol Surg", "clinic summary + review table V2"
        ),
        Source("SPLIT21", "J Dermatolog Treat 2021;32:771", "pubmed V"),
        Source("SAPRA17", "NCT02907268, J Clin Aesthet Dermatol", "PMC5367871 V (year/authors M)"),
        Source("AHMAD", "Ahmad S et al., EJPMR", "ejpmr.com V"),
        Source(
            "CALV22",
            "Calvisi L et al., J Cosmet Dermatol 2022;21:3747",
            "pubmed V; figures dermatologyadvisor V2",
        ),
        Source(
            "ACNE30",
            "30-patient microbotox acne study",
            "researcher.life abstract, citation details not shown V",
        ),
        Source(
            "ZHANG21",
            "Zhang H et al., Clin Cosmet Investig Dermatol 2021;14:407",
            "PMC8096341 V (9 studies, 130 people, 2 RCT)",
        ),
        Source("YEH25", "Yeh MC-H et al., IJDVL, doi 10.25259/IJDVL_274_2024", "abstract V"),
        Source("ALS23", "Alsaati AA et al., Cureus 2023, doi 10.7759/cureus.51304", "abstract V"),
        Source("DS24", "Dermatol Surg 16 Dec 2024, PMID 39679585", "pubmed V"),
        Source(
            "TRIALX",
            "Registered rosacea toxin trial, exclusion list (6 months toxin; 4 weeks"
            " aminoglycoside, benzodiazepine, relaxant)",
            "trialx.com V",
        ),
        Source("EBR22", "Ebrahim H et al., J Clin Aesthet Dermatol 2022;15(7):26", "V"),
        Source(
            "ALB23", "Albalat W et al., Arch Dermatol Res 2023;315:839", "summary + correction V"
        ),
        Source("NCT544", "NCT06544993 record", "V"),
        Source("WU15", "Wu WTL, Plast Reconstr Surg 2015;136(5S):92S", "V"),
        Source("AWA18", "Awaida CJ et al., Plast Reconstr Surg 2018", "first page V"),
        Source(
            "LEE18",
            "Horizontal neck lines observational study (PMID 29922842; authors M)",
            "abstract V",
        ),
        Source("BRIN16", "Brin MF et al., Pharmacoepidemiol Drug Saf 2016;25:179", "abstract V"),
        Source(
            "BRIN23",
            "Brin MF et al., Neurology 2023;101(2):e103",
            "abstract V (results partly read)",
        ),
        Source(
            "LACT24",
            "Facial Plast Surg Aesthet Med 2024 (doi 10.1089/fpsam.2023.0326); Front Drug"
            " Saf Regul 2024:1480515",
            "lacted.org, frontiersin V",
        ),
        Source("ASDS17", "Waldman A et al., Dermatol Surg 2017;43:1249", "V"),
        Source("NAFL21", "Dermatol Surg 2021;47, PMID 33165055", "V"),
        Source("AAD24", "AAD 2024 session report (Flanagan)", "aadmeetingnews V2 (expert opinion)"),
        Source("HAM13", "Hamman MS, Goldman MP, J Clin Aesthet Dermatol 2013;6(8):16", "V"),
        Source("VACC22", "Hamed Azzam S et al., J Cosmet Dermatol 2022;21:3663", "V"),
        Source(
            "VACC21", "Multicentre retrospective, 71 patients", "DOAJ summary V (authors not shown)"
        ),
        Source("COV-PAIN", "Liu X et al., Front Cell Infect Microbiol 2023;13:1240303", "V"),
        Source("BDDQ-AS", "Lekakis 2016 scoring rule", "readymind.com.au V2"),
        Source("DECLAU24", "Declau F et al., Facial Plast Surg 2024, doi 10.1055/a-2241-9934", "V"),
        Source(
            "BDDDERM",
            '"Body dysmorphic disorder and cosmetic dermatology: more than skin deep"',
            "Weill Cornell abstract V (authors/year M: Castle, Phillips, Dufresne 2004)",
        ),
        Source(
            "AHPRA", "Ahpra / Medical Board guidance 2023, 2025", "law-firm and clinic notes V2"
        ),
        Source("AEST18", "Rajani C, Aesthetics Journal 2018 (causes of oiliness)", "V2"),
        Source("MEM-MG", "Pyridostigmine as a marker of myasthenia gravis", "M"),
        Source("EXP", "Expert judgement of this document", "P"),
    )
}
