"""How does a key reach a page? Keys by their names -> events of the DevTools protocol, as a
keyboard makes them.
"""

from __future__ import annotations

from typing import Any

from selenium import webdriver

KEYS: dict[
    str, tuple[str, int, str]
] = {  # name: (code, key code of Windows, the text that it types)
    "Tab": ("Tab", 9, ""),
    "Enter": ("Enter", 13, "\r"),
    "Escape": ("Escape", 27, ""),
    "Backspace": ("Backspace", 8, ""),
    " ": ("Space", 32, " "),
    "ArrowUp": ("ArrowUp", 38, ""),
    "ArrowDown": ("ArrowDown", 40, ""),
    "ArrowLeft": ("ArrowLeft", 37, ""),
    "ArrowRight": ("ArrowRight", 39, ""),
}
SHIFT, ALT = 8, 1


def events(key: str, modifiers: int = 0) -> list[dict[str, Any]]:
    """What a keyboard sends for one key, pressed and let go; any other key types itself."""
    code, number, text = KEYS.get(key, ("", 0, key))
    common = {
        "key": key,
        "code": code,
        "windowsVirtualKeyCode": number,
        "nativeVirtualKeyCode": number,
        "modifiers": modifiers,
    }
    typed = {"text": text, "unmodifiedText": text} if text else {}
    return [{"type": "keyDown", **common, **typed}, {"type": "keyUp", **common}]


def press(driver: webdriver.Chrome, key: str, modifiers: int = 0) -> None:
    """Press one key; returns when the page has dealt with it."""
    for event in events(key, modifiers):
        driver.execute_cdp_cmd("Input.dispatchKeyEvent", event)
