"""A pretend agent: the real agents' page in a real Chromium, used as an agent does; used by `demo`."""

from __future__ import annotations

import shutil
from pathlib import Path

CHROMIUM, DRIVER = "/usr/bin/chromium", "/usr/bin/chromedriver"
OPTIONS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-dev-shm-usage",
    "--no-first-run", "--disable-component-update", "--disable-sync", "--mute-audio", "--no-proxy-server",
    "--window-size=1366,768",
)  # fmt: skip


def available() -> bool:
    """Whether this machine has Chromium and its driver."""
    return bool(shutil.which(CHROMIUM) and shutil.which(DRIVER))


class PretendAgent:
    """One agent at one counter."""

    def __init__(self, url: str, code: str, counter: str = "Guichet 3") -> None:
        from selenium import webdriver
        from selenium.webdriver.support.ui import WebDriverWait

        options = webdriver.ChromeOptions()
        options.binary_location = CHROMIUM
        for option in OPTIONS:
            options.add_argument(option)
        self._driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
        self._driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": 1366, "height": 768, "deviceScaleFactor": 1, "mobile": False},
        )
        self._wait = WebDriverWait(self._driver, 20, poll_frequency=0.05)
        self._driver.get(f"{url}/")
        self._type("#counter", counter)
        self._type("#code", f"{code}\n")
        self.press('[data-shift="start"]')
        self.sees("main.duty")

    def _type(self, css: str, text: str) -> None:
        self.sees(css).send_keys(text)

    def sees(self, css: str):
        """Waits until something is on the page."""
        from selenium.webdriver.common.by import By

        return self._wait.until(lambda driver: next(iter(driver.find_elements(By.CSS_SELECTOR, css)), None))

    def press(self, css: str) -> None:
        """Presses a control when it is there."""
        click = (
            "const one = document.querySelector(arguments[0]);"
            "if (one && !one.disabled) { one.click(); return true }"
        )
        self._wait.until(lambda driver: driver.execute_script(click, css), f"nothing to press is {css}")

    def picture(self, path: Path) -> Path:
        """A picture of the page."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self._driver.save_screenshot(str(path))
        return path

    def leaves(self) -> None:
        """Ends the browser."""
        self._driver.quit()
