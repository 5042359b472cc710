"""The pages of the description, in a browser under our own content policy."""

from playwright.sync_api import expect


def test_the_description_can_be_read_and_opened(page):
    page.goto("/api/docs/")
    operation = page.locator("#operations-breaches-breaches_decide")
    expect(operation).to_be_visible()
    operation.get_by_role("button").first.click()
    expect(operation.get_by_text("exception_34_3").first).to_be_visible()
