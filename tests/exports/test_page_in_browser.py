"""The page in a real browser: choosing, keys, reports, themes, and nothing that leaves the page."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from herodotus.exports.html import render
from herodotus.exports.ledger import to_ledger
from tests.exports import samples

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        pytest.fail("these tests drive a real browser and found none; install one with: apt-get install chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=QUIET, timeout=PATIENCE)
        yield opened
        opened.close()


PATIENCE = 120_000  # milliseconds until a missing element fails a test; a busy machine may be slow to draw


class Visit:
    """A page opened from a file, with all that it asked for and complained of."""

    def __init__(self, page: Page, file: Path) -> None:
        self.page = page
        page.set_default_timeout(PATIENCE)
        self.address = file.as_uri()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: (self.complaints.append(dialog.message), dialog.dismiss()))
        page.goto(self.address)

    def words(self) -> list[str]:
        """The text of the marks that stand out."""
        return self.page.locator("mark.on").all_inner_texts()

    def chosen(self) -> list[str]:
        """The ids of the cards that are chosen."""
        return self.page.locator(".card[aria-current=true]").evaluate_all("cards => cards.map(card => card.id)")

    def open_report(self) -> list[str]:
        return self.page.locator(".report:visible").evaluate_all("all => all.map(each => each.id)")


@pytest.fixture
def visit(browser: Browser, tmp_path: Path) -> Iterator[Visit]:
    file = tmp_path / "page.html"
    file.write_text(render([samples.news(), samples.mixed(), samples.empty(), samples.evil()]), "utf-8")
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    visited = Visit(context.new_page(), file)
    yield visited
    asked = [url for url in visited.requests if url != visited.address and not url.startswith(("data:", "blob:"))]
    context.close()
    assert asked == []
    assert visited.complaints == []


def test_a_click_on_an_incident_shows_its_words(visit: Visit) -> None:
    visit.page.click("#r1-i2 header h4")
    assert visit.chosen() == ["r1-i2"]
    assert "shells had fallen" in visit.words()
    assert "On 27 February" in visit.words()
    assert visit.page.locator("mark.on.as-evidence").first.get_attribute("data-role") == "incident"


def test_a_click_on_words_shows_their_incident(visit: Visit) -> None:
    visit.page.click("mark:has-text('shells had fallen')")
    assert visit.chosen() == ["r1-i2"]
    assert visit.page.evaluate("document.activeElement.id") == "r1-i2"
    assert visit.page.locator("#r1-i2").evaluate("card => card.getBoundingClientRect().top") < 800


def test_a_second_click_goes_to_the_next_record_that_rests_on_the_words(visit: Visit) -> None:
    mark = visit.page.locator("mark:has-text('the fire burned')").first
    mark.click()
    first = visit.chosen()
    mark.click()
    assert {*first, *visit.chosen()} == {"r1-i1", "r1-c2"}


def test_a_cell_finds_just_the_words_it_rests_on(visit: Visit) -> None:
    visit.page.click("#r1-i2 .cell.when a.find")
    assert visit.page.locator("mark.flash").all_inner_texts() == ["On 27 February"]


def test_enter_goes_from_card_to_words_and_back(visit: Visit) -> None:
    visit.page.focus("#r1-c3")
    visit.page.keyboard.press("Enter")
    assert "denied" in visit.words()
    assert visit.page.evaluate("document.activeElement.closest('mark').innerText") == "denied"
    visit.page.keyboard.press("Enter")
    assert visit.page.evaluate("document.activeElement.id") == "r1-c3"


def test_j_and_k_and_the_arrows_walk_through_the_records(visit: Visit) -> None:
    walked = []
    for key in ["j", "ArrowDown", "j", "k", "ArrowUp"]:
        visit.page.keyboard.press(key)
        walked += visit.chosen()
    assert walked == ["r1-i1", "r1-i2", "r1-i3", "r1-i2", "r1-i1"]
    for _ in range(20):
        visit.page.keyboard.press("j")
    assert visit.chosen() == ["r1-r1"]


def test_escape_clears_the_choice(visit: Visit) -> None:
    visit.page.keyboard.press("j")
    visit.page.keyboard.press("Escape")
    assert visit.chosen() == [] and visit.words() == []


def test_n_and_p_turn_reports_and_stop_at_the_ends(visit: Visit) -> None:
    turned = []
    for key in ["p", "n", "n", "n", "n", "p"]:
        visit.page.keyboard.press(key)
        turned += visit.open_report()
    assert turned == ["r1", "r2", "r3", "r4", "r4", "r3"]


def test_the_list_of_reports_opens_one(visit: Visit) -> None:
    visit.page.click(".switch summary")
    visit.page.click("a[data-report=r2]")
    assert visit.open_report() == ["r2"]
    assert visit.page.inner_text(".switch .at") == "2"
    visit.page.click("#r2-i1 header h4")
    assert "طائرة مسيرة" in " ".join(visit.words())


def test_the_question_mark_shows_the_keys_and_escape_closes_them(visit: Visit) -> None:
    visit.page.keyboard.press("?")
    assert visit.page.locator("dialog.keys").is_visible()
    visit.page.keyboard.press("Escape")
    assert not visit.page.locator("dialog.keys").is_visible()


def test_the_theme_turns_and_is_kept(visit: Visit) -> None:
    ground = "getComputedStyle(document.querySelector('.pane.text')).backgroundColor"
    light = visit.page.evaluate(ground)
    visit.page.click("button.theme")
    dark = visit.page.evaluate(ground)
    assert light != dark
    visit.page.reload()
    assert visit.page.evaluate(ground) == dark


def test_a_kind_of_mark_can_be_hidden(visit: Visit) -> None:
    ground = "getComputedStyle(document.querySelector('mark.inc:not(.cue)')).backgroundColor"
    before = visit.page.evaluate(ground)
    visit.page.click("#r1 .key[data-kind=inc]")
    assert visit.page.evaluate(ground) != before
    assert visit.page.get_attribute("#r1 .key[data-kind=inc]", "aria-pressed") == "false"


def test_the_timeline_and_the_map_lead_to_cards(visit: Visit) -> None:
    visit.page.click("#r1 .timeline a[data-owner=i3] text")
    assert visit.chosen() == ["r1-i3"]
    visit.page.click("#r1 .map text.spot a[data-owner=i6]")
    assert visit.chosen() == ["r1-i6"]


def test_an_address_with_a_record_opens_at_it(visit: Visit) -> None:
    visit.page.goto("about:blank")
    visit.page.goto(f"{visit.address}#r2-c1")
    assert visit.open_report() == ["r2"] and visit.chosen() == ["r2-c1"]
    visit.requests.clear()


def test_the_ledger_can_be_saved_as_json_lines(visit: Visit) -> None:
    with visit.page.expect_download() as waiting:
        visit.page.click("button.save")
    lines = Path(waiting.value.path()).read_text("utf-8").splitlines()
    every = [samples.news(), samples.mixed(), samples.empty(), samples.evil()]
    assert waiting.value.suggested_filename == "ledger.jsonl"
    assert [json.loads(line) for line in lines] == [to_ledger(*pair) for pair in every]


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_nothing_hangs_over_the_side(visit: Visit, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 740})
    for _ in range(4):
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
        visit.page.keyboard.press("n")


def test_the_words_on_the_page_are_the_words_of_the_report(visit: Visit) -> None:
    shown = visit.page.locator("#r1 .prose p").evaluate_all("all => all.map(each => each.textContent)")
    assert shown == [line for line in samples.NEWS.split("\n") if line]


def test_print_shows_every_report(visit: Visit) -> None:
    visit.page.emulate_media(media="print")
    assert visit.open_report() == ["r1", "r2", "r3", "r4"]
    assert not visit.page.locator(".tools").is_visible()


def test_without_scripts_the_page_still_shows_all_reports_and_links(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(render([samples.news(), samples.mixed()]), "utf-8")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    assert page.locator(".report").nth(1).is_visible() and not page.locator(".tools").is_visible()
    page.click("#r1-i2 .cell.when a.find")
    assert page.url.endswith(page.locator("#r1-i2 .cell.when a.find").get_attribute("href") or "missing")
    context.close()
