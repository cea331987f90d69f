"""Uses the portal as a person does, in headless Chromium, and prints what a test looks at as JSON.

    browse.py BASE-URL script|no-script [SCREENSHOT-FOLDER]

`script` also runs axe on every page, in every language, on a wide and a narrow screen, light and dark.
"""

import json
import os
import pathlib
import shutil
import sys

from playwright.sync_api import sync_playwright

base, mode = sys.argv[1], sys.argv[2]
pictures = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else None
LANGUAGES = ["en", "de", "fr", "pl"]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

seen = {"violations": [], "console": [], "foreign": [], "checked": 0}


def picture(page, name):
    if pictures:
        page.screenshot(path=str(pictures / f"{name}.png"), full_page=True)


def check(page, name):
    if mode == "script":
        from axe_playwright_python.sync_playwright import Axe

        results = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
        seen["checked"] += 1
        for violation in results.response["violations"]:
            seen["violations"].append(f"{name}: {violation['id']}: {violation['nodes'][0]['html'][:200]}")
        wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        if wide:
            seen["violations"].append(f"{name}: the page scrolls sideways")
    picture(page, name)


def fill(page, language):
    """By the keyboard alone: what cannot be reached with it, some people cannot use."""
    page.goto(f"{base}/{language}/")
    page.locator("#wish-access").focus()
    page.keyboard.press("Space")
    page.locator("#message").focus()
    page.keyboard.type("Proszę o kopię <wszystkich> danych & więcej.")
    page.locator("#name").focus()
    page.keyboard.type("Danuta Wójcik")
    page.keyboard.press("Tab")
    page.keyboard.type("danuta.wojcik@baltykserwis.example")


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(
        executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"), args=["--no-sandbox"] if os.geteuid() == 0 else []
    )
    for width, scheme in [(390, "light"), (1100, "dark")] if mode == "script" else [(390, "light")]:
        context = browser.new_context(
            java_script_enabled=mode == "script", viewport={"width": width, "height": 844}, color_scheme=scheme, locale="pl-PL"
        )
        page = context.new_page()
        # Chromium reports each reply that is no success; that these are right, the test sees by what is on the page.
        page.on("console", lambda message: message.text.startswith("Failed to load resource") or seen["console"].append(message.text))
        page.on("request", lambda request: request.url.startswith(base) or seen["foreign"].append(request.url))
        page.goto(f"{base}/")
        seen["preferred"] = page.locator("html").get_attribute("lang")
        for language in LANGUAGES if mode == "script" else ["pl"]:
            name = f"{language}-{width}"
            page.goto(f"{base}/{language}/")
            check(page, f"{name}-form")
            page.locator("#wish-marketing").check()
            page.locator("details").first.evaluate("e => e.open = true") if mode == "script" else page.locator("summary").click()
            check(page, f"{name}-form-open")
            page.locator("main button[type=submit]").click()
            seen["errors"] = page.locator(".notice.error li").count()
            seen["error_status"] = page.title()
            check(page, f"{name}-errors")
        fill(page, "pl")
        page.locator("#email").press("Enter")
        page.wait_for_url("**/receipt/**")
        seen["receipt"] = page.url
        seen["reference"] = page.locator(".reference dd").inner_text()
        check(page, f"{width}-receipt")
        page.locator(".link a").click()
        seen["status"] = page.locator("ol.progress [aria-current=step]").inner_text()
        check(page, f"{width}-status")
        page.locator("#code").fill("12")
        page.locator("main button[type=submit]").click()
        seen["wrongCode"] = page.locator("[role=alert]").count()
        check(page, f"{width}-status-wrong")
        page.locator("#code").fill("1234 5678")
        page.locator("main button[type=submit]").click()
        page.wait_for_url("**?sent")
        check(page, f"{width}-status-sent")
        page.goto(f"{base}/pl/answer/{'0' * 26}")
        seen["notFound"] = page.locator("h1").inner_text()
        check(page, f"{width}-not-found")
        if len(sys.argv) > 4:
            page.goto(f"{base}/answer/{sys.argv[4]}")
            check(page, f"{width}-answer")
            with page.expect_download() as download:
                page.locator("main button[type=submit]").click()
            seen["download"] = download.value.suggested_filename
            seen["content"] = pathlib.Path(download.value.path()).read_text()
        context.close()
    browser.close()
print(json.dumps(seen, ensure_ascii=False))
