"""The house in a real browser: the fixtures every browser test stands on."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect


def test_a_visitor_sees_a_dutch_front_page_without_a_single_refused_thing(page):
    page.goto("/")
    expect(page.locator("html")).to_have_attribute("lang", "nl")
    expect(page.locator("h1")).to_be_visible()


def test_staff_sign_in_with_the_password_that_was_printed(page, live_house):
    live_house.sign_in(page, "po@demo.example")
    assert page.url == f"{live_house.url}/werk/"
    expect(page.locator("h1")).to_be_visible()


def test_what_the_content_policy_refuses_fails_a_test(browser, live_house):
    """The watch that `page` keeps is awake: a page that wants something from elsewhere is caught."""
    context = browser.new_context(base_url=live_house.url)
    visitor, said = context.new_page(), []
    visitor.on("console", lambda line: said.append(line.text))
    visitor.goto("/healthz")
    visitor.evaluate("const i = document.createElement('img'); i.src = 'http://elders.example/x.png'; document.body.append(i)")
    visitor.wait_for_timeout(200)
    context.close()
    assert any("Content Security Policy" in line for line in said)


@pytest.mark.parametrize("path", ["/", "/mail/00000000000000000000-1-000000", "/mail/bestaat-niet"])
def test_the_inbox_reads_on_a_small_telephone_and_passes_axe(browser, live_house, path):
    mail = live_house.folder / "mail" / "00000000000000000000-1-000000.eml"
    mail.write_text(
        f"Delivered-To: {'lang' * 12}@demo.example\nSubject: {'Onderwerp' * 6}\nContent-Type: text/html\n\n<p>Hallo</p>"
    )
    context = browser.new_context(viewport={"width": 320, "height": 640})
    visitor = context.new_page()
    visitor.goto(live_house.inbox + path)
    width = visitor.evaluate("document.documentElement.scrollWidth")
    found = Axe().run(visitor).response["violations"]
    context.close()
    mail.unlink()
    assert width <= 320
    assert [violation["id"] for violation in found] == []
