"""Dates of texts in other languages: a dozen sentences in each, and what holds for any day."""

from __future__ import annotations

import sys
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herodotus.errors import ConfigError, MissingExtra
from herodotus.naming.dates import other_language
from herodotus.naming.dates.lexicon import languages, lexicon

PUBLISHED = "2020-03-05"  # a Thursday
# A sentence, and the words and values of its dates: "words = value; words = value", or nothing.
SENTENCES = {
    "ar": [
        ("وقع الهجوم يوم الثلاثاء 3 مارس في حلب.", "الثلاثاء 3 مارس = 2020-03-03"),
        ("قصفت الطائرات المدينة في 27 آب/أغسطس 2019.", "27 آب/أغسطس 2019 = 2019-08-27"),
        ("وقع الانفجار في ٣ آذار ٢٠١٩ قرب السوق.", "٣ آذار ٢٠١٩ = 2019-03-03"),
        ("قتل خمسة أشخاص أمس في إدلب.", "أمس = 2020-03-04"),
        ("قال المتحدث اليوم الخميس إن القصف توقف.", "اليوم الخميس = 2020-03-05"),
        ("سقطت قذيفة قبل ثلاثة أيام، وأخرى قبل يومين.", "قبل ثلاثة أيام = 2020-03-02; قبل يومين = 2020-03-03"),
        ("اندلعت الحرب في شهر مايو 2018.", "مايو 2018 = 2018-05"),
        ("في الشهر الماضي وقعت اشتباكات.", "الشهر الماضي = 2020-02"),
        ("دارت المعارك من 3 إلى 5 مارس 2019.", "3 إلى 5 مارس 2019 = 2019-03-03/2019-03-05"),
        ("فر السكان في 15 تشرين الثاني من العام الماضي.", "15 تشرين الثاني من العام الماضي = 2019-11-15"),
        ("مارس الجيش ضغوطا، وقتل 2019 شخصا عند الساعة 10:30.", ""),
        ("صلى الناس صلاة الجمعة، وفاز الفريق 3 صفر قبل يومين من الاقتراع.", ""),
        ("يجتمعون الثلاثاء المقبل بعد هدنة الأحد الماضي.", "الثلاثاء المقبل = 2020-03-10; الأحد الماضي = 2020-03-01"),
    ],
    "de": [
        ("Am Dienstag, dem 3. März, starben zwei Menschen.", "Dienstag, dem 3. März = 2020-03-03"),
        ("Am 24. Februar 2019 begann der Angriff.", "24. Februar 2019 = 2019-02-24"),
        ("Gestern starben zwei Soldaten, vorgestern einer.", "Gestern = 2020-03-04; vorgestern = 2020-03-03"),
        ("Im März 2019 brannte das Lager, im Mai die Brücke.", "März 2019 = 2019-03; Mai = 2019-05"),
        ("Vor drei Tagen fiel eine Bombe.", "Vor drei Tagen = 2020-03-02"),
        ("Am Morgen kamen sie, morgen gehen sie.", "morgen = 2020-03-06"),
        ("Es dauerte vom 3. bis 5. März 2019.", "3. bis 5. März 2019 = 2019-03-03/2019-03-05"),
        ("Vergangenen Freitag brannte es.", "Vergangenen Freitag = 2020-02-28"),
        ("Das geschah am Dienstag letzter Woche.", "Dienstag letzter Woche = 2020-02-25"),
        ("Im vergangenen Monat fiel der Ort.", "vergangenen Monat = 2020-02"),
        ("Um 10.30 Uhr flohen 2019 Menschen, der Mai war warm, Kapitel 3.4.", ""),
        ("Am 3.12.2019 wurde er verhaftet.", "3.12.2019 = 2019-12-03"),
    ],
    "es": [
        ("El martes 3 de marzo murieron dos personas.", "martes 3 de marzo = 2020-03-03"),
        ("El 24 de febrero de 2019 comenzó la ofensiva.", "24 de febrero de 2019 = 2019-02-24"),
        ("Ayer murieron dos soldados y anteayer uno.", "Ayer = 2020-03-04; anteayer = 2020-03-03"),
        ("En marzo de 2019 empezó; en mayo acabó.", "marzo de 2019 = 2019-03; mayo = 2019-05"),
        ("Hace tres días cayó un dron.", "Hace tres días = 2020-03-02"),
        ("Por la mañana cantó Plácido Domingo.", ""),
        ("Llegarán mañana.", "mañana = 2020-03-06"),
        ("Combatieron del 3 al 5 de marzo de 2019.", "3 al 5 de marzo de 2019 = 2019-03-03/2019-03-05"),
        ("El domingo pasado ardió.", "domingo pasado = 2020-03-01"),
        ("Cayó el 3 de diciembre del año pasado.", "3 de diciembre del año pasado = 2019-12-03"),
        ("A las 10:30 huyeron 2019 personas por el mar.", ""),
        ("El mes pasado hubo combates.", "El mes pasado = 2020-02"),
    ],
    "fa": [
        ("سه‌شنبه ۳ مارس ۲۰۲۰ حمله شد.", "سه‌شنبه ۳ مارس ۲۰۲۰ = 2020-03-03"),
        ("در ۵ خرداد ۱۳۹۸ انفجار رخ داد.", "۵ خرداد ۱۳۹۸ = 2019-05-26"),
        ("دیروز دو سرباز کشته شدند.", "دیروز = 2020-03-04"),
        ("سه روز پیش بمباران شد.", "سه روز پیش = 2020-03-02"),
        ("در مارس ۲۰۱۹ نبرد آغاز شد.", "مارس ۲۰۱۹ = 2019-03"),
        ("امام جمعه گفت و نماز جمعه برگزار شد.", ""),
        ("روز جمعه حمله شد.", "جمعه = 2020-02-28"),
        ("ماه گذشته درگیری بود.", "ماه گذشته = 2020-02"),
        ("تاریخ ۱۳۹۸/۰۳/۰۵ ثبت شد.", "۱۳۹۸/۰۳/۰۵ = 2019-05-26"),
        ("ساعت ۱۰:۳۰ صبح ۲۰۱۹ نفر گریختند و او می گوید.", ""),
        ("با ۳ تیر کشته شد، سه روز قبل از انتخابات.", ""),
        ("کابل در ۲۴ اسد ۱۳۹۸ لرزید.", "۲۴ اسد ۱۳۹۸ = 2019-08-15"),
    ],
    "fr": [
        ("Mardi 3 mars, un obus a frappé l'école.", "Mardi 3 mars = 2020-03-03"),
        ("L'attaque du 24 février 2019 a tué dix personnes.", "24 février 2019 = 2019-02-24"),
        ("Hier, deux soldats sont morts, aujourd’hui un.", "Hier = 2020-03-04; aujourd’hui = 2020-03-05"),
        ("En mars 2019, les combats ont repris.", "mars 2019 = 2019-03"),
        ("Il y a trois jours, un drone est tombé.", "Il y a trois jours = 2020-03-02"),
        ("La planète Mars brille, et Mai chante le Mardi gras.", ""),
        ("Le 1er mai 2019, la trêve a pris fin.", "1er mai 2019 = 2019-05-01"),
        ("Ils ont tiré du 3 au 5 mars 2019.", "3 au 5 mars 2019 = 2019-03-03/2019-03-05"),
        ("Le sommet aura lieu mardi prochain.", "mardi prochain = 2020-03-10"),
        ("Mardi de la semaine dernière, il a neigé.", "Mardi de la semaine dernière = 2020-02-25"),
        ("À 10h30, 2019 personnes ont fui.", ""),
        ("Le mois dernier, la ville est tombée.", "Le mois dernier = 2020-02"),
    ],
    "pt": [
        ("Na terça-feira, 3 de março, morreram dois.", "terça-feira, 3 de março = 2020-03-03"),
        ("Nesta terça-feira (3), a polícia prendeu seis.", "terça-feira (3) = 2020-03-03"),
        ("Em 24 de fevereiro de 2019 começou a ofensiva.", "24 de fevereiro de 2019 = 2019-02-24"),
        ("Ontem morreram dois soldados; anteontem, um.", "Ontem = 2020-03-04; anteontem = 2020-03-03"),
        ("Em março de 2019 a cidade caiu; em maio, a vila.", "março de 2019 = 2019-03; maio = 2019-05"),
        ("Há três dias caiu um drone.", "Há três dias = 2020-03-02"),
        ("No mês passado houve combates.", "mês passado = 2020-02"),
        ("A segunda fase e a quarta brigada, dez mortos e o mar.", ""),
        ("Lutaram de 3 a 5 de março de 2019.", "3 a 5 de março de 2019 = 2019-03-03/2019-03-05"),
        ("O ataque da manhã de domingo matou um.", "domingo = 2020-03-01"),
        ("Às 10h30, 2019 pessoas fugiram.", ""),
        ("Foi preso em 3 de dezembro do ano passado.", "3 de dezembro do ano passado = 2019-12-03"),
    ],
    "ru": [
        ("Во вторник, 3 марта, боевики обстреляли село.", "вторник, 3 марта = 2020-03-03"),
        ("Обстрел произошёл 24 февраля 2019 года.", "24 февраля 2019 = 2019-02-24"),
        ("Вчера погибли двое, позавчера — один.", "Вчера = 2020-03-04; позавчера = 2020-03-03"),
        ("В марте 2019 года начались бои, в августе утихли.", "марте 2019 = 2019-03; августе = 2019-08"),
        ("Три дня назад сбит беспилотник.", "Три дня назад = 2020-03-02"),
        ("3-5 мая 2019 года шли бои.", "3-5 мая 2019 = 2019-05-03/2019-05-05"),
        ("В среду колонна вышла из города.", "среду = 2020-03-04"),
        ("Марта сказала, что май тёплый, а защита среды важна.", ""),
        ("В 10:30 бежали 2019 человек.", ""),
        ("В прошлую пятницу был обстрел.", "прошлую пятницу = 2020-02-28"),
        ("В прошлом месяце он пропал.", "В прошлом месяце = 2020-02"),
        ("Его задержали 3 декабря прошлого года.", "3 декабря прошлого года = 2019-12-03"),
    ],
    "tr": [
        ("3 Mart Salı günü köy bombalandı.", "3 Mart Salı = 2020-03-03"),
        ("24 Şubat 2019'da saldırı başladı.", "24 Şubat 2019 = 2019-02-24"),
        ("Dün iki asker öldü, bugün bir.", "Dün = 2020-03-04; bugün = 2020-03-05"),
        ("Mart 2019'da çatışmalar çıktı, Mayıs ayında durdu.", "Mart 2019 = 2019-03; Mayıs = 2019-05"),
        ("Üç gün önce bir İHA düştü.", "Üç gün önce = 2020-03-02"),
        ("Seçimden üç gün önce pazar yerinde patlama oldu.", ""),
        ("Pazar günü köprü yıkıldı.", "Pazar = 2020-03-01"),
        ("Geçen Cuma çatışma çıktı.", "Geçen Cuma = 2020-02-28"),
        ("3-5 Mart 2019 arasında vuruldu.", "3-5 Mart 2019 = 2019-03-03/2019-03-05"),
        ("Geçen ay kaçtılar.", "Geçen ay = 2020-02"),
        ("Saat 10.30'da 2019 kişi kaçtı, geçen gün de.", ""),
        ("27 AĞUSTOS 2019 GÜNÜ VURULDU.", "27 AĞUSTOS 2019 = 2019-08-27"),
    ],
    "uk": [
        ("У вівторок, 3 березня, обстріляли село.", "вівторок, 3 березня = 2020-03-03"),
        ("24 лютого 2019 року почалися бої.", "24 лютого 2019 = 2019-02-24"),
        ("Учора загинули двоє, позавчора — один.", "Учора = 2020-03-04; позавчора = 2020-03-03"),
        ("У серпні 2019 року місто впало, у травні село.", "серпні 2019 = 2019-08; травні = 2019-05"),
        ("Три дні тому збили дрон.", "Три дні тому = 2020-03-02"),
        ("Минулої п'ятниці був обстріл.", "Минулої п'ятниці = 2020-02-28"),
        ("У середу колона вийшла з міста.", "середу = 2020-03-04"),
        ("У вівторок минулого тижня горів склад.", "вівторок минулого тижня = 2020-02-25"),
        ("Сьогодні о 10:30 втекли 2019 людей.", "Сьогодні = 2020-03-05"),
        ("Бої тривали 3-5 травня 2019 року.", "3-5 травня 2019 = 2019-05-03/2019-05-05"),
        ("Лютий мороз, і середа проживання.", ""),
        ("Минулого місяця він зник.", "Минулого місяця = 2020-02"),
    ],
}


@pytest.mark.parametrize(
    ("language", "text", "expected"), [(code, *row) for code, rows in SENTENCES.items() for row in rows]
)
def test_dates_are_found_whole_and_with_the_right_day(language: str, text: str, expected: str) -> None:
    told = other_language(text, PUBLISHED, language)
    assert "; ".join(f"{at.text} = {when.edtf}" for at, when in told) == expected
    assert all(text[at.start : at.end] == at.text for at, _ in told)


def test_a_day_without_a_year_is_past_and_without_publication_of_some_year() -> None:
    assert other_language("Le 20 mars", PUBLISHED, "fr")[0][1].edtf == "2019-03-20"
    assert other_language("Le 20 mars", None, "fr")[0][1].edtf == "XXXX-03-20"
    assert other_language("Hier", None, "fr")[0][1].edtf is None


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(languages()), st.dates(date(1930, 1, 1), date(2049, 12, 31)), st.booleans(), st.data())
def test_a_weekday_day_month_and_year_are_one_date(code: str, day: date, weekdays: bool, data: st.DataObject) -> None:
    tables = lexicon(code).tables
    months = sorted(word for word, number in tables["month"].items() if number == day.month)
    names = sorted(word for word, number in tables["weekday"].items() if number == day.weekday())
    said = f"{day.day} {data.draw(st.sampled_from(months))} {day.year}"
    said = f"{data.draw(st.sampled_from(names))}, {said}" if weekdays else said
    ((at, when),) = other_language(f"… {said}.", PUBLISHED, code)
    assert (at.text, when.edtf, when.precision, when.why) == (said, day.isoformat(), "day", "")


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(languages()), st.text(max_size=60))
def test_expressions_are_cut_from_any_text_in_order(code: str, text: str) -> None:
    reached = 0
    for at, when in other_language(text, PUBLISHED, code):
        assert reached <= at.start < at.end
        assert text[at.start : at.end] == at.text
        assert when.edtf or when.why
        reached = at.end


@pytest.mark.parametrize("code", languages())
@pytest.mark.parametrize("text", ["2019", "5", "10:30", "10.30", "3.4", "31", "1981 2019 5", "12-30"])
def test_a_number_or_a_time_alone_is_no_date(code: str, text: str) -> None:
    assert other_language(f"… {text} …", PUBLISHED, code) == ()


@pytest.mark.parametrize("code", languages())
def test_a_month_alone_is_no_date(code: str) -> None:
    for word in lexicon(code).tables["month"] | lexicon(code).tables["short"]:
        assert other_language(f"… {word} …", PUBLISHED, code) == ()


def test_a_language_without_words_is_named_with_those_that_have_some() -> None:
    with pytest.raises(ConfigError, match="no dates in the language 'xx'; there are en, ar, de, es"):
        other_language("…", PUBLISHED, "xx")
    assert other_language("ontem", PUBLISHED, "pt-BR")[0][1].edtf == "2020-03-04"


def test_without_dateparser_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "dateparser", None)
    with pytest.raises(MissingExtra, match=r"herodotus\[languages\]"):
        other_language("Hier", PUBLISHED, "fr")
