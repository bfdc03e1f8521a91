"""Somebody who has a report open in a browser."""

from typing import Any

import pytest

pytest.importorskip("selenium", reason="selenium is not installed: pip install '.[dev]'")

from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

DESK, PHONE = (1360, 900), (390, 844)


class Reader:
    """Somebody who has the report open."""

    def __init__(self, driver: webdriver.Chrome, address: str) -> None:
        self.driver = driver
        self.address = address

    def opens(
        self, size: tuple[int, int] = DESK, scheme: str = "light", scripts: bool = True
    ) -> None:
        width, height = size
        command = self.driver.execute_cdp_cmd
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1}
        command("Emulation.setDeviceMetricsOverride", {**metrics, "mobile": size == PHONE})
        features = {"prefers-color-scheme": scheme, "prefers-reduced-motion": "reduce"}
        named = [{"name": name, "value": value} for name, value in features.items()]
        command("Emulation.setEmulatedMedia", {"features": named})
        command("Emulation.setScriptExecutionDisabled", {"value": not scripts})
        self.driver.get("about:blank")
        self.driver.get(self.address)

    def all(self, selector: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector: str) -> WebElement:
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def runs(self, script: str) -> Any:
        return self.driver.execute_script(script)

    def waits_for(self, selector: str) -> None:
        WebDriverWait(self.driver, 10).until(lambda _: self.one(selector).is_displayed())

    def presses(self, *keys: str) -> None:
        ActionChains(self.driver).send_keys(*keys).perform()

    def goes_to(self, selector: str) -> WebElement:
        """Move the focus there, as a person who tabs does."""
        self.runs(f"document.querySelector({selector!r}).focus()")
        return self.driver.switch_to.active_element

    @property
    def complaints(self) -> list[Any]:
        """What the browser's console says since it was last asked."""
        log: list[Any] = self.driver.execute("getLog", {"type": "browser"})["value"]
        return log

    @property
    def reading(self) -> str:
        """The name of the document in sight: asked for at once, as it may be about to change."""
        (shown,) = self.runs(
            "return [...document.querySelectorAll('.document')]"
            ".filter((one) => one.checkVisibility())"
            ".map((one) => one.querySelector('h3').innerText)"
        )
        return str(shown)

    def comes_to(self, name: str) -> bool:
        """Say whether a document comes into sight; the browser may take its time."""
        waiting = WebDriverWait(self.driver, 30, ignored_exceptions=[ValueError])
        return bool(waiting.until(lambda _: self.reading == name, f"no {name} in sight"))

    @property
    def ground(self) -> str:
        return str(self.runs("return getComputedStyle(document.body).backgroundColor"))
