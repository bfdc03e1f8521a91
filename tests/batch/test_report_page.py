"""The report in a real browser: by mouse, by keyboard, light and dark, on a desk and a phone."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.batch.demo import demo

pytest.importorskip("selenium", reason="selenium is not installed: pip install '.[dev]'")

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.batch.reader import DESK, PHONE, Reader

BROWSER = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)
DRIVER = shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(
    not (BROWSER and DRIVER),
    reason="no browser: install Chromium and its driver (apt-get install chromium chromium-driver)",
)

FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-sync", "--disable-background-networking", "--disable-component-update",
    "--hide-scrollbars", "--disable-dev-shm-usage",
]  # fmt: skip
CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")
OUTLINED = """const one = document.activeElement, styled = one.matches('.choice input')
  ? one.nextElementSibling : one;
return getComputedStyle(styled).outlineStyle !== 'none';"""


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = BROWSER or ""
    for flag in FLAGS:
        options.add_argument(flag)
    options.add_argument(f"--user-data-dir={tmp_path_factory.mktemp('profile')}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(demo().render(), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def reader(driver: webdriver.Chrome, address: str) -> Reader:
    reader = Reader(driver, address)
    reader.opens()
    return reader


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_nothing_is_fetched_nothing_complains_and_no_text_runs(
    reader: Reader, size: tuple[int, int]
) -> None:
    reader.opens(size)
    reader.runs("document.querySelector('.index li:last-child a').click()")
    assert reader.reading.startswith("hostile/</script>")
    assert reader.complaints == []
    assert reader.runs("return performance.getEntriesByType('resource').length") == 0
    assert reader.runs("return window.broken") is None


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_every_text_stands_out_from_its_ground(
    reader: Reader, size: tuple[int, int], scheme: str
) -> None:
    reader.opens(size, scheme)
    reader.runs("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    for place in "first", "last":
        reader.runs(f"document.querySelector('.index li:{place}-child a').click()")
        reader.goes_to(".document:not([hidden]) del")
        assert reader.runs(CONTRAST) == []


@pytest.mark.parametrize("size", [DESK, PHONE, (320, 600)], ids=["desk", "phone", "narrow"])
def test_nothing_sticks_out_at_the_side(reader: Reader, size: tuple[int, int]) -> None:
    reader.opens(size)
    reader.runs("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    for place in "first", "last":
        reader.runs(f"document.querySelector('.index li:{place}-child a').click()")
        assert reader.runs("return document.documentElement.scrollWidth") <= size[0]
    heights = reader.runs(
        "return [...document.querySelectorAll('td, th')].map((one) => one.offsetHeight)"
    )
    assert max(heights) < 200  # a column too narrow breaks its words letter by letter


def test_one_document_is_in_sight_and_j_and_k_go_to_the_next_and_back(reader: Reader) -> None:
    names = [link.get_attribute("textContent") or "" for link in reader.all(".index .label")]
    assert reader.comes_to(names[0])
    reader.presses("j", "j")
    assert reader.comes_to(names[2])
    assert reader.driver.switch_to.active_element.text == names[2]
    assert reader.one(".index [aria-current]").text.startswith(names[2][:10])
    reader.presses("k")
    assert reader.comes_to(names[1])
    reader.presses(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_LEFT)
    assert reader.comes_to(names[2])


def test_at_the_ends_the_keys_and_buttons_stay_where_they_are(reader: Reader) -> None:
    first = reader.reading
    assert not reader.one("[data-step='-1']").is_enabled()
    reader.presses("k")
    assert reader.reading == first
    last = reader.all(".index .label")[-1].get_attribute("textContent") or ""
    reader.runs("document.querySelector('.index li:last-child a').click()")
    assert reader.comes_to(last)
    assert not reader.one("[data-step='1']").is_enabled()
    reader.presses("j")
    assert reader.reading == last


def test_arrows_choose_among_radio_buttons_and_leave_the_document_alone(reader: Reader) -> None:
    first = reader.reading
    reader.goes_to("[name='kind']")
    reader.presses(Keys.ARROW_RIGHT)
    assert reader.one("[name='kind']:checked").get_attribute("value") == "largest share"
    assert reader.one(".shown").text.startswith("12 of ")
    assert reader.reading != first


def test_the_keys_are_told(reader: Reader) -> None:
    assert [one.text for one in reader.all(".steps kbd")] == ["k", "j"]
    assert all(one.is_displayed() for one in reader.all(".steps kbd"))


def test_a_link_in_the_list_of_largest_removals_opens_the_document(reader: Reader) -> None:
    link = reader.one("#largest a")
    name = link.text
    link.send_keys(Keys.ENTER)
    assert reader.comes_to(name)


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_a_struck_line_says_which_rule_removed_it_and_why(reader: Reader, by: str) -> None:
    struck = reader.one(".document:not([hidden]) del")
    why = reader.one(f"#{struck.get_attribute('aria-describedby')}")
    assert not why.is_displayed()
    if by == "mouse":
        ActionChains(reader.driver).scroll_to_element(struck).move_to_element(struck).perform()
    else:
        reader.goes_to(".document:not([hidden]) del")
    assert why.is_displayed()
    assert why.find_element(By.TAG_NAME, "code").text
    assert why.find_element(By.CLASS_NAME, "reason").text
    reader.presses(Keys.ESCAPE)
    assert not why.is_displayed()


def test_tab_goes_from_one_struck_line_to_the_next(reader: Reader) -> None:
    first = reader.goes_to(".document:not([hidden]) del")
    reader.presses(Keys.TAB)
    second = reader.driver.switch_to.active_element
    assert second.tag_name == "del"
    assert second != first


def test_a_category_that_is_not_ticked_is_not_struck_through(reader: Reader) -> None:
    total = len(reader.all(".index li"))
    reader.one("[data-check='none']").click()
    assert reader.one(".reading > .empty").is_displayed()
    assert reader.one(".shown").text == f"0 of {total} documents"
    reader.goes_to("[name='category'][value='caption']")
    reader.presses(Keys.SPACE)
    shown = [item for item in reader.all(".index li") if item.is_displayed()]
    assert 0 < len(shown) < total
    document = reader.one(".document:not([hidden])")
    assert "caption" in (document.get_attribute("data-categories") or "")
    lines = {
        (removed.get_attribute("data-category") == "caption"): removed.find_element(
            By.TAG_NAME, "del"
        ).value_of_css_property("text-decoration-line")
        for removed in document.find_elements(By.CLASS_NAME, "removed")
    }
    assert lines[True] == "line-through"
    assert lines.get(False, "none") == "none"
    reader.one("[data-check='all']").click()
    assert reader.one(".shown").text == f"{total} of {total} documents"


def test_the_theme_follows_the_system_until_it_is_chosen(reader: Reader) -> None:
    light = reader.ground
    reader.opens(scheme="dark")
    dark = reader.ground
    assert light != dark
    grounds = []
    for _ in range(3):
        reader.one("#theme").click()
        grounds.append((reader.one("#theme").text.split()[-1], reader.ground))
    assert grounds == [("light", light), ("dark", dark), ("system", dark)]


def test_whatever_has_the_focus_shows_it(reader: Reader) -> None:
    seen = set()
    for _ in range(60):
        reader.presses(Keys.TAB)
        assert reader.runs(OUTLINED)
        seen.add(reader.driver.switch_to.active_element.tag_name)
    assert {"a", "button", "summary", "input"} <= seen


def test_everything_to_press_or_tick_has_a_name(reader: Reader) -> None:
    pressed = reader.all("button, input, a, summary, nav, [role='img']")
    assert len(pressed) > 100
    assert [one.get_attribute("outerHTML") for one in pressed if not one.accessible_name] == []


def test_without_scripts_every_document_is_there(reader: Reader) -> None:
    reader.opens(scripts=False)
    documents = reader.all(".document")
    assert len(documents) > 40
    assert all(one.is_displayed() for one in documents)
    assert not reader.one("#filter").is_displayed()


def test_on_a_phone_the_buttons_stand_at_the_foot_while_reading(reader: Reader) -> None:
    reader.opens(PHONE)
    assert not reader.one(".steps").is_displayed()
    reader.runs("document.querySelector('.index li:first-child a').click()")
    first = reader.reading
    reader.waits_for(".steps")
    reader.one("[data-step='1']").click()
    assert reader.reading != first
