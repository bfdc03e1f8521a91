"""The language of a text is told by its script, its function words and its letters."""

import pytest

from cleaner import clean

SAMPLES = {
    "tr": "Galip Usta geçen yıl limanda çalıştı. Kıyıdaki ağları onardı, sandalları boyadı. "
    "Kasaba halkı onu tanırdı; çocuklar atölyesine uğrardı. Şimdi yağmur yağıyor.",
    "cs": "Starosta přišel pozdě. Řeka stoupla během noci, hasiči odčerpávali vodu ze sklepů, "
    "děti zůstaly doma. Škody přesáhly dvě stě tisíc korun, řekl mluvčí hejtmanství.",
    "pl": "Żaglowiec zawinął wczoraj rano. Załoga wyładowała skrzynie, przyjaciół powitała "
    "orkiestra dęta. Mieszkańcy śpiewali, dzieci tańczyły, burmistrz wygłosił przemówienie.",
    "hu": "Késő este érkezett vízre bocsátott hajójuk. Tűzoltók szivattyúzták pincéiket, "
    "nők főztek, idősebb kőművesek erősítették gátjukat. Erős szél fújt.",
    "ro": "Feribotul pornește mâine dimineață. Căpitanul verifică motoarele, pasagerii așteaptă "
    "răbdători, copiii țopăie. Primăria anunță lucrări, străzile rămân închise.",
}


@pytest.mark.parametrize("language", SAMPLES)
def test_letters_tell_a_language_that_has_few_function_words(language: str) -> None:
    assert clean(SAMPLES[language]).language == language


def test_a_language_without_rules_passes_for_none_that_shares_its_letters() -> None:
    text = (
        "Žvejai grįžo anksti rytą. Tinklai buvo tušti, jūra rami, žmonės laukė krantinėje. "
        "Meras pažadėjo remontuoti uostą, tačiau darbai prasidės rudenį."
    )
    assert clean(text).language == "und"
