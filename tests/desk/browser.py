"""A real headless Chromium at the agents' page, used as an agent does; used by the page's tests."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from selenium import webdriver
from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from tests.desk.running import CODE

OPTIONS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
    "--mute-audio",
    "--autoplay-policy=user-gesture-required",
    "--no-proxy-server",
)


def chromium() -> webdriver.Chrome:
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for option in OPTIONS:
        options.add_argument(option)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    return webdriver.Chrome(options=options, service=webdriver.ChromeService("/usr/bin/chromedriver"))


def cleared(driver: webdriver.Chrome) -> None:
    """Takes away the page, the cookies, what was said and what the machine was made to seem to be."""
    driver.switch_to.default_content()
    driver.get("about:blank")
    driver.execute_cdp_cmd("Network.clearBrowserCookies", {})
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    driver.execute_cdp_cmd("Accessibility.disable", {})
    driver.get_log("browser")


class Page:
    """The page as an agent sees it; every look waits until what it looks for is there."""

    def __init__(
        self, driver: webdriver.Chrome, url: str, size: tuple[int, int] = (1366, 768), query: str = ""
    ) -> None:
        self.driver = driver
        driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": False},
        )
        cleared(driver)  # what the page before it met is not this one's
        driver.get(f"{url}/{query}")

    def until(self, there: Callable[[], Any], what: str = "", deadline_s: float = 20) -> Any:
        redrawn = (NoSuchElementException, StaleElementReferenceException)  # between finding and reading it
        wait = WebDriverWait(self.driver, deadline_s, poll_frequency=0.05, ignored_exceptions=redrawn)
        return wait.until(lambda _: there(), what)

    def all(self, css: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, css)

    def see(self, css: str) -> WebElement:
        found: WebElement = self.until(lambda: next(iter(self.all(css)), None), f"nothing is {css}")
        return found

    def gone(self, css: str) -> None:
        self.until(lambda: not self.all(css), f"{css} is still there")

    def press(self, css: str) -> None:
        self.until(
            lambda: self.driver.execute_script(
                "const one = document.querySelector(arguments[0]);"
                "if (one && !one.disabled) { one.click(); return true }",
                css,
            ),
            f"nothing to press is {css}",
        )

    def flag(self, name: str) -> str:
        return str(self.driver.execute_script("return document.documentElement.dataset[arguments[0]]", name))

    def enter(self, counter: str = "Guichet 3", code: str = CODE) -> None:
        self.see("#counter").send_keys(counter)
        self.see("#code").send_keys(code + Keys.ENTER)

    def take_shift(self, counter: str = "Guichet 3") -> None:
        self.enter(counter)
        self.see('[data-shift="start"]').click()
        self.see("main.duty")

    def keys(self, *keys: str) -> None:
        for key in keys:
            self.driver.switch_to.active_element.send_keys(key)

    def tab_to(self, action: str, most: int = 40) -> None:
        """Walks with the Tab key to the next control of that action."""
        for _ in range(most):
            if self.driver.execute_script("return document.activeElement.dataset.action") == action:
                return
            self.keys(Keys.TAB)
        raise AssertionError(f"the Tab key does not lead to {action}")

    def errors(self) -> list[str]:
        return [line["message"] for line in self.driver.get_log("browser") if line["level"] == "SEVERE"]
