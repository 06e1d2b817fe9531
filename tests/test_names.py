"""Names that differ through a mail, and names that only look as if they did."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from command import Declint
from declint import check_text
from declint.lint import findings_of

MAIL = """\
From: {sender}
To: {to}
Subject: {subject}

Dear {greeted},

Thank you for offering me the {role} position at {company}. I have decided to decline it.

I hope we can keep in touch, and I wish {wished} every success.

Kind regards,
{signed}
"""
SOUND = {
    "sender": "Sarah Johnson <sarah.johnson@example.org>",
    "to": "Tom Black <tom.black@brightwave.example>",
    "subject": "Data Analyst offer – Sarah Johnson",
    "greeted": "Mr. Black",
    "role": "Data Analyst",
    "company": "BrightWave",
    "wished": "BrightWave",
    "signed": "Sarah Johnson",
}


def told(**changes: str) -> list[str]:
    """What the rule points at in a sound mail with these changes."""
    report = check_text(MAIL.format(**{**SOUND, **changes}))
    return [report.draft.words(finding.span) for finding in findings_of(report, "consistent-names")]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"greeted": "Tom"},
        {"greeted": "Tommy"},
        {"role": "UX/UI Designer", "subject": "UX/UI Designer offer – Sarah Johnson"},
        {"role": "UX Designer", "subject": "UX/UI Designer offer – Sarah Johnson"},
        {"role": "Front-end/Back-end Developer", "subject": "Back-end Developer – Sarah Johnson"},
        {"role": "Bus Driver", "subject": "Offer/Bus Driver – Sarah Johnson"},
        {"role": "Sales Associate - Shoes", "subject": "Sales Associate - Shoes – Sarah Johnson"},
        {"role": "Sales Associate", "subject": "Sales Associate - Shoes – Sarah Johnson"},
        {"greeted": "Thomas Black"},
        {"greeted": "Dr. Tom Black"},
        {"to": "jobs@brightwave.example", "greeted": "Ms. Parker"},
        {"to": "Jürgen Groß <j.gross@brightwave.example>", "greeted": "Mr. Gross"},
        {"to": "Wei Zhang <wei.zhang@brightwave.example>", "greeted": "Kevin"},
        {"to": "Ann Lee <ann@brightwave.example>, Tom Black <tom.black@brightwave.example>"},
        {"greeted": "BrightWave team"},
        {"signed": "Sally"},
        {"sender": "Familie Lindner <haus.lindner@example.org>"},
        {"sender": "Sara Novák <sn@example.org>", "signed": "Sara Nováková", "subject": "Data Analyst offer"},
        {"signed": "S. Johnson"},
        {"signed": "Sarah Parker-Johnson"},
        {"sender": "sj1987@example.org"},
        {"company": "IBM", "wished": "International Business Machines"},
        {"company": "Harbour Hotels Ltd", "wished": "Harbour"},
        {"company": "Google", "wished": "Waymo"},
        {"company": "Hargreaves & Daughters", "wished": "Hargreaves"},
        {"wished": "you and the team"},
        {"subject": "Analyst, Leeds", "wished": "the Vienna practice"},
        {"greeted": "Mr Dean", "wished": "you, Dr Black,"},
        {"to": "jobs@thecopperkilnbakery.example", "company": "Copper Kiln Bakery", "wished": "the Copper Kiln"},
        {"to": "Vacancies, Royal Ludlow Infirmary", "company": "Royal Ludlow Infirmary", "wished": "the Infirmary"},
        {"subject": "Cafe job – Sarah Johnson", "role": "cafe", "company": "Ludlow's Farm Shop", "wished": "you"},
        {"role": "analyst"},
        {"role": "Senior Data Analyst"},
        {"subject": "Sales assistant (part-time)", "role": "sales assistant", "wished": "the full-time staff"},
        {"subject": "Paralegal – Family Law", "role": "paralegal"},
        {"to": "jobs@brightwave.example", "company": "Medical Centre", "wished": "you"},
        {"company": "BrightWave Nigeria"},
        {
            "to": "Tom Black <tom.black@brightwave.example>",
            "subject": "Chef, Hotel Miramar",
            "role": "chef",
            "company": "the Miramar",
            "wished": "BrightWave",
        },
        {"subject": "Software Engineer in Test offer – Sarah Johnson", "role": "SEiT"},
        {"subject": "Asst. Store Mgr. – Sarah Johnson", "role": "Assistant Store Manager"},
        {
            "to": "Tom Black <tom.black@ibm.example>",
            "subject": "IBM offer",
            "company": "International Business Machines",
            "wished": "IBM Consulting",
        },
        {"to": "Margaret Black <m.black@brightwave.example>", "greeted": "Peggy Black"},
    ],
    ids=str,
)
def test_one_thing_may_be_named_in_several_ways(changes: dict[str, str]) -> None:
    assert told(**changes) == []


@pytest.mark.parametrize(
    ("changes", "pointed"),
    [
        ({"greeted": "Ms. Parker"}, ["Ms. Parker"]),
        ({"greeted": "Fiona"}, ["Fiona"]),
        ({"greeted": "Mr. Blacke"}, ["Mr. Blacke"]),
        ({"to": "tom.black@brightwave.example", "greeted": "Ms. Parker"}, ["Ms. Parker"]),
        ({"signed": "Janet Miller", "subject": "Data Analyst offer"}, ["Janet Miller"]),
        ({"subject": "Data Analyst offer – Janet Miller"}, ["Janet Miller"]),
        ({"subject": "Product Manager offer – Sarah Johnson"}, ["Data Analyst"]),
        ({"subject": "Staff Nurse - Oncology", "role": "Staff Nurse - Cardiology"}, ["Staff Nurse - Cardiology"]),
        ({"subject": "Bus/Tram Driver offer – Sarah Johnson", "role": "Crane Operator"}, ["Crane Operator"]),
        ({"wished": "Kestrel Analytics"}, ["Kestrel Analytics"]),
        ({"subject": "Analyst, Leeds", "role": "Leeds", "wished": "the Vienna practice"}, ["Vienna"]),
        ({"wished": "BrihgtWave"}, ["BrihgtWave"]),
        ({"signed": "Sarah Johnstone"}, ["Sarah Johnstone"]),
        ({"to": "jobs@brightwavemotors.example", "company": "Kerr Autos", "wished": "you"}, ["Kerr Autos"]),
        ({"to": "Tom Black, Brightwave Vets", "company": "Kerr Pet Hospital", "wished": "you"}, ["Kerr Pet Hospital"]),
        ({"company": "Harland & Sons", "wished": "Harland & Stone"}, ["Harland & Stone"]),
        ({"company": "Brightwave", "wished": "Brightwav"}, []),
        ({"subject": "Nurse, Band 5", "role": "Band 6 nurse"}, ["Band 6"]),
        ({"subject": "Planner, ref. 4711", "role": "planner (ref. 4171)"}, ["4171"]),
        ({"to": "jobs@autohaus-brandl.example", "company": "Zelenka Motors", "wished": "you"}, ["Zelenka Motors"]),
        ({"company": "Lakeshore General", "wished": "the nurses at Mercy Ridge Hospital"}, ["Mercy Ridge Hospital"]),
        ({"company": "University of Leeds", "wished": "the University of Sheffield"}, ["University of Sheffield"]),
        ({"company": "Rosebank Lodge", "wished": "all at Sycamore Court"}, ["Sycamore Court"]),
        ({"to": "Tom Black, The Salt House", "company": "Casa Oliveto", "wished": "you"}, ["Casa Oliveto"]),
        ({"to": "Anke Black <a.black@brightwave.example>", "greeted": "Sabine Black"}, ["Sabine Black"]),
        ({"company": "Marwell Health", "wished": "Marwel"}, ["Marwel"]),
        ({"role": "Data Director", "subject": "Data Manager offer"}, ["Data Director"]),
        ({"subject": "Data Analyst – Dr. Janet Miller", "signed": "Dr. Sarah Johnson"}, ["Dr. Janet Miller"]),
    ],
    ids=str,
)
def test_a_name_that_differs_is_pointed_at(changes: dict[str, str], pointed: list[str]) -> None:
    assert told(**changes) == pointed


SENTENCES = """\
Subject: Nurse at Willow Hospice
To: Tom Black <tom.black@willowhospice.example>

Dear Tom,

Thank you for the offer. I have decided to decline it. {said} I enjoyed the walk round Willow Hospice.

Kind regards,
Sarah Johnson
"""


def named_in(said: str) -> list[str]:
    """What the rule points at where a mail has this sentence."""
    report = check_text(SENTENCES.format(said=said))
    return [report.draft.words(finding.span) for finding in findings_of(report, "consistent-names")]


@pytest.mark.parametrize(
    "said",
    [
        "My supervisor at the University of Graz has found money for me.",
        "Brightwater Hospice has asked me to stay.",
        "I have accepted the offer from Brightwater Hospice.",
        "I had not known that I would be employed by Brightwater Holdings.",
        "Unlike Brightwater Hospice, you answered every question.",
        "As a mother of two I need a shorter way.",
        "If you ever need a cook, ring my brother.",
        "I have been a driver, and I know what nights are.",
        "The Norwegian Maritime Authority has not renewed it.",
        "The crew from Brightwater was there as well.",
        "The doctors at Brightwater Hospital say that I have to thank you and rest.",
        "The Larkfield Foundation has given me a grant, as you know.",
        "Congratulations on your own move to Brightwater Foods.",
        "I hope to see you when we deliver to Brightwater Foods in spring.",
        "I enjoyed the talk about the Brightwater account.",
        "I met the patients of St Brigid's Ward.",
        "You asked about Brightwater Foods, who still hire.",
        "The people from Brightwater Clinic next door were kind to me as well.",
        "Thank you for coming to the Brightwater Careers Morning.",
        "I liked the Brightwater overseas campaign.",
        "I said no to the people at the Brightwater site.",
        "Nobody has called me sir since I left school.",
        "I bowed to the Trustees, and to the Fellows.",
        "My candidate ref: C-9912.",
        "I am ready for a senior nurse role.",
        "I had been hoping for a Band 6 post.",
        "I hope you win at the Care Awards, and enjoy the Lantern Festival.",
        "Wishing you, Ruth and the Hedgehogs a sunny term.",
        "I wish you and the Cohort of 2031 all the best.",
        "Good luck with the inspection by the Fire Safety Authority.",
        "I will tell everyone at Hull Nursing Society about you.",
        "I loved seeing the Innovation Lab and the way you run the Early Start Academy.",
        "I will be at the Northern Infirmary until spring.",
        "Your Head of Estates, Ms. Okafor, was kind to me.",
        "My cousin Ines, who works as a Kitchen Manager with you, told me a lot.",
    ],
)
def test_others_may_be_told_of(said: str) -> None:
    assert named_in(said) == []


@pytest.mark.parametrize(
    ("said", "pointed"),
    [
        ("I was impressed by how Brightwater Hospice runs its nights.", "Brightwater Hospice"),
        ("Whoever takes the post will learn a great deal at Hollis Beck.", "Hollis Beck"),
        ("I have nothing against Brightwater Hospice.", "Brightwater Hospice"),
        ("I wish you and everyone else at Brightwater Hospice a good winter.", "Brightwater Hospice"),
        ("I hope Brightwater Hospice finds somebody good instead of me.", "Brightwater Hospice"),
        ("Brightwater's deserves somebody who can give it her full strength.", "Brightwater"),
        ("Working for Brightwater would have been a joy.", "Brightwater"),
        ("I wish you and the Brightwater team all the best.", "Brightwater"),
        ("I thank the Brightwater Academy for its offer.", "Brightwater Academy"),
        ("I think the world of Brightwater Hospice.", "Brightwater Hospice"),
        ("I trust that the welder role will suit somebody else.", "welder"),
        ("Do thank the people at Brightwater for me.", "Brightwater"),
        ("I liked the sound of the library shelver job.", "library shelver"),
        ("I would have enjoyed being your head gardener.", "head gardener"),
        ("I am sure that you, Ms. Parker, understand.", "Ms. Parker"),
        ("Wow, Janet, you write well.", "Janet"),
        ("This is Abdul from the open day.", "Abdul"),
    ],
)
def test_what_a_sentence_says_to_the_reader_is_about_the_readers_house(said: str, pointed: str) -> None:
    assert any(pointed in name or name in pointed for name in named_in(said))


@pytest.mark.parametrize(
    ("changes", "pointed"),
    [
        ({"to": "Katherine Ogden <ogden@brightwave.example>", "greeted": "Catherine"}, ["Catherine"]),
        ({"to": "Steven Ogden <ogden@brightwave.example>", "greeted": "Stephen"}, ["Stephen"]),
        ({"to": "Steven Ogden <ogden@brightwave.example>", "greeted": "Steve"}, []),
        ({"sender": "Sergei Orlov <orlov@example.org>", "signed": "Sergey Orlov", "subject": "My answer"}, []),
        (
            {"sender": "Sheila Barr <barr@example.org>", "signed": "Shiela Barr", "subject": "My answer"},
            ["Shiela Barr"],
        ),
        ({"sender": "Theresa Barr <barr@example.org>", "signed": "Tess Barr", "subject": "My answer"}, []),
    ],
    ids=str,
)
def test_a_name_is_spelled_in_one_way_unless_it_is_short_or_of_another_tongue(
    changes: dict[str, str], pointed: list[str]
) -> None:
    assert told(**changes) == pointed


@pytest.mark.parametrize(
    ("said", "pointed"),
    [
        ("Thanks for having me in Dave, I liked it.", ["Dave"]),
        ("Thanks for having me in Tom, I liked it.", []),
        ("Dave, your porter, showed me round.", []),
        ("It would be an honour to serve the patients of Birch Hospice.", ["Birch Hospice"]),
        ("I saw what life is like at Willow.", []),
        ("I am convinced that Kestrel will go far.", ["Kestrel"]),
        ("I owe a great deal to Willlow Hospice.", ["Willlow Hospice"]),
        ("I would like to thank Birch Hospice for covering my fare.", ["Birch Hospice"]),
        ("I wish WLH well.", []),
    ],
)
def test_whom_and_what_a_mail_speaks_of_in_passing(said: str, pointed: list[str]) -> None:
    assert named_in(said) == pointed


def test_both_readings_are_told() -> None:
    report = check_text(MAIL.format(**{**SOUND, "greeted": "Ms. Parker"}))
    (finding,) = findings_of(report, "consistent-names")
    assert finding.message == "The greeting says “Ms. Parker”, but the mail goes to “Tom Black”."


def test_what_is_told_of_names_is_remembered_without_them(declint: Declint, tmp_path: Path) -> None:
    (tmp_path / "mail.txt").write_text(MAIL.format(**{**SOUND, "greeted": "Ms. Parker"}), encoding="utf-8")
    first, second = (declint("check", "mail.txt", "--format", "json", "--cache-dir", "cache") for _ in range(2))
    assert "Ms. Parker" in first.out
    assert first.out == second.out
    assert not any(b"Parker" in file.read_bytes() for file in (tmp_path / "cache").rglob("*") if file.is_file())


WORDS = "Ms. Dr Tom Black, at IBM the Senior Engineer role wish [ ] – XXX {{x}} Name ’s I"
words = st.sampled_from([*WORDS.split(), "\n"])


@given(st.lists(words, max_size=25), st.lists(words, max_size=8))
def test_whatever_is_written_findings_point_into_the_mail(body: list[str], subject: list[str]) -> None:
    text = (
        f"Subject: {' '.join(subject)}".replace("\n", " ") + f"\n\nDear {' '.join(body)}\n\nThank you for the offer.\n"
    )
    for mode in ("draft", "template"):
        for finding in check_text(text, mode=mode).findings:
            assert 0 <= finding.span.start <= finding.span.end <= len(text)
            assert finding.span.start == finding.span.end or text[finding.span.start : finding.span.end].strip()
