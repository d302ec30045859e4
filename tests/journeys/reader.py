"""What does a reader with keyboard and screen reader meet? Keys go in, lines of what is announced
come out.

What is said is read from Chromium's accessibility tree, never from the look of the page. Nothing
sleeps: each step waits for its effect.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.common.exceptions import TimeoutException
from selenium.webdriver.support.ui import WebDriverWait

from tests.journeys import keys
from tests.journeys.lines import (
    LANDMARKS,
    NAMED,
    AXNode,
    Word,
    containers,
    description_of,
    line,
    position,
    properties,
    states_of,
    value_of,
)

SCRIPT = (Path(__file__).parent / "reader.js").read_text(encoding="utf-8")
PATIENCE = 10  # seconds until something that should happen counts as missing
MOST = 150  # no reader presses Tab more often than that


class Reader:
    """A person at a page of a served site; `address` is the site's."""

    def __init__(self, driver: webdriver.Chrome, address: str) -> None:
        self.driver = driver
        self.address = address
        self.within: list[tuple[str, str]] = []
        self.scripts = [
            self.ask("Page.addScriptToEvaluateOnNewDocument", source=SCRIPT)["identifier"]
        ]
        self.ask("Accessibility.enable")
        self.ask("Emulation.setFocusEmulationEnabled", enabled=True)

    def close(self) -> None:
        """Leave the browser as it was."""
        for script in self.scripts:
            self.ask("Page.removeScriptToEvaluateOnNewDocument", identifier=script)
        self.ask("Accessibility.disable")
        self.ask("Emulation.setFocusEmulationEnabled", enabled=False)

    def harm(self, script: str) -> None:
        """Change every page that is opened from now on, once it is read and before its own
        modules run: a seeded fault.
        """
        source = f"""document.addEventListener("readystatechange", () => {{
            if (document.readyState === "interactive") {{ {script} }}
        }})"""
        self.scripts.append(
            self.ask("Page.addScriptToEvaluateOnNewDocument", source=source)["identifier"]
        )

    def ask(self, command: str, **values: Any) -> Any:
        """One command of the DevTools protocol."""
        return self.driver.execute_cdp_cmd(command, values)

    def evaluate(self, expression: str, *, by_value: bool = True) -> Any:
        """The value of an expression of JavaScript in the page, or its remote object. Raises
        AssertionError if it throws.
        """
        answer = self.ask(
            "Runtime.evaluate", expression=expression, returnByValue=by_value, awaitPromise=True
        )
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value") if by_value else answer["result"]["objectId"]

    def until(self, what: str, condition: Callable[[], object]) -> None:
        """Wait for a condition. Raises AssertionError, which says what did not happen."""
        try:
            WebDriverWait(self.driver, PATIENCE, 0.02).until(lambda _: condition())
        except TimeoutException:
            raise AssertionError(f"it did not happen: {what}") from None

    def until_page(self, expression: str) -> None:
        """Wait until an expression of JavaScript holds in the page."""
        self.until(expression, lambda: self.evaluate(f"Boolean({expression})"))

    # Pages

    def open(self, path: str) -> str:
        """Open a page of the site afresh; what is said first."""
        self.driver.get("about:blank")
        self.driver.get(f"{self.address}/{path}")
        return self.page()

    def page(self) -> str:
        """What is said of a page when it opens: its title, in its language."""
        self.within = []
        root = self.ask("Accessibility.getRootAXNode")["node"]
        return line(
            "document",
            Word(
                value_of(root, "name"),
                str(
                    self.evaluate(
                        "(document.querySelector('title[lang]') ?? document.documentElement).lang"
                    )
                ),
            ),
        )

    def path(self) -> str:
        """Where the reader is, without the host."""
        return str(self.evaluate("location.pathname + location.hash"))

    def leave(self, step: Callable[[], object]) -> str:
        """Do what opens another page, and wait until that is loaded and its scripts have run;
        what is said first.
        """
        before = self.evaluate("performance.timeOrigin")
        step()
        self.until(
            "another page is open",
            lambda: (
                self.evaluate("document.readyState === 'complete' && performance.timeOrigin")
                not in (before, False)
            ),
        )
        return self.page()

    def follow(self) -> str:
        """Enter on a link to another page; what is said first there."""
        return self.leave(lambda: self.press("Enter"))

    def jump(self) -> str:
        """Enter on a link to a place of this page; what is said there."""
        self.press("Enter")
        self.until_page("document.readyState === 'complete' && location.hash")
        self.settle()
        return self.said()

    def settle(self) -> None:
        """Wait until the browser has laid out and painted what was just changed."""
        self.evaluate(
            "new Promise((done) => "
            "requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"
        )

    # Keys

    def press(self, key: str, modifiers: int = 0) -> None:
        """Press one key."""
        keys.press(self.driver, key, modifiers)

    def tab(self, times: int = 1) -> str:
        """Tab, once or more; what is said at the end."""
        for _ in range(times):
            self.press("Tab")
        return self.said()

    def back(self) -> str:
        """Shift and Tab; what is said."""
        self.press("Tab", keys.SHIFT)
        return self.said()

    def tab_to(self, selector: str, within: str = "main") -> str:
        """Tab until an element that a selector names has the focus; what is said there. Raises
        AssertionError if Tab leaves `within` before.
        """
        for _ in range(MOST):
            self.press("Tab")
            found, inside = self.evaluate(
                f"[journey.focused().matches({selector!r}),"
                f" Boolean(journey.focused().closest({within!r}))]"
            )
            if found:
                return self.said()
            if not inside:
                break
        raise AssertionError(f"Tab never came to {selector}")

    def type(self, text: str) -> str:
        """Type letter by letter; what is said of the field then."""
        for letter in text:
            self.press(letter)
        return self.said()

    def enter_text(self, text: str) -> str:
        """Put a text in at once, as a braille display, dictation or the clipboard does; what is
        said of the field then.
        """
        self.ask("Input.insertText", text=text)
        return self.said()

    # What is said

    def said(self) -> str:
        """What is said of the node that has the focus, with the containers that the focus came
        into since the last time.
        """
        element = self.evaluate("journey.focused()", by_value=False)
        nodes = self.ask("Accessibility.getAXNodeAndAncestors", objectId=element)["nodes"]
        node, ancestors = nodes[0], list(reversed(nodes[1:]))
        if node.get("ignored") or value_of(node, "role") == "RootWebArea":
            return self.page()
        around = containers([*ancestors, node])
        known = {ident for ident, _ in self.within}
        self.within = around
        current = str(self.evaluate("journey.focused().getAttribute('aria-current') ?? ''"))
        states = [*states_of(node, current), *position(ancestors), *description_of(node)]
        word = Word(
            value_of(node, "name"), str(self.evaluate("journey.languages(journey.focused())"))
        )
        entered = [
            words for ident, words in around if ident not in known and ident != node["nodeId"]
        ]
        return line(value_of(node, "role"), word, *states, into=entered)

    def heard(self) -> list[str]:
        """What live regions said since the last time, each change once; a region that the tree
        does not hold says nothing.
        """
        said = []
        for i in range(int(self.evaluate("journey.heard.length"))):
            region = self.evaluate(f"journey.heard[{i}].region", by_value=False)
            text, language = self.evaluate(
                f"(({{text, languages}}) => [text, languages])(journey.heard[{i}])"
            )
            node = self.ask(
                "Accessibility.getPartialAXTree", objectId=region, fetchRelatives=False
            )["nodes"][0]
            if not node.get("ignored") and properties(node).get("live", "off") != "off":
                said.append(line(value_of(node, "role"), Word(text, language)))
        self.evaluate("journey.heard.length = 0")
        return said

    def status(self) -> list[str]:
        """What the live regions of the page hold, where they hold something."""
        nodes = self.tree()
        by_id = {n["nodeId"]: n for n in nodes}
        regions = [
            n["nodeId"]
            for n in nodes
            if properties(n).get("live", "off") != "off"
            and value_of(n, "role") in ("status", "alert", "log")
        ]
        held = {
            r: [
                n
                for n in nodes
                if value_of(n, "role") == "StaticText" and r in {a["nodeId"] for a in up(n, by_id)}
            ]
            for r in regions
        }
        return [" ".join(value_of(n, "name") for n in texts) for texts in held.values() if texts]

    def tree(self) -> list[AXNode]:
        """The nodes of the whole page that are not ignored, in the order in which they are read."""
        nodes = {node["nodeId"]: node for node in self.ask("Accessibility.getFullAXTree")["nodes"]}
        inside = {child for node in nodes.values() for child in node.get("childIds", [])}
        waiting = [ident for ident in nodes if ident not in inside]
        found = []
        while waiting:
            node = nodes.get(waiting.pop())
            if node:
                found += [] if node.get("ignored") else [node]
                waiting += reversed(node.get("childIds", []))
        assert found, "the tree is empty"
        return found

    def word(self, node: AXNode) -> Word:
        """The name of a node and the language of its text."""
        element = self.ask("DOM.resolveNode", backendNodeId=node["backendDOMNodeId"])["object"][
            "objectId"
        ]
        answer = self.ask(
            "Runtime.callFunctionOn",
            objectId=element,
            functionDeclaration="function () { return journey.languages(this) }",
            returnByValue=True,
        )
        return Word(value_of(node, "name"), str(answer["result"]["value"]))

    def rotor(self, wanted: str) -> list[str]:
        """The list that a rotor shows: `headings` or `landmarks`, in the order of the page."""
        roles = {"headings": {"heading"}, "landmarks": LANDMARKS}[wanted]
        nodes = [
            n
            for n in self.tree()
            if value_of(n, "role") in roles
            and (value_of(n, "role") not in NAMED or value_of(n, "name"))
        ]
        return [
            line(value_of(n, "role"), self.word(n) if value_of(n, "name") else None, *states_of(n))
            for n in nodes
        ]

    def item(self) -> list[str]:
        """The list item with the focus, as it is read line by line: headings, links and texts."""
        element = self.evaluate("journey.focused().closest('li')", by_value=False)
        wanted = self.ask("DOM.describeNode", objectId=element)["node"]["backendNodeId"]
        nodes = self.tree()
        by_id = {n["nodeId"]: n for n in nodes}
        parts: list[str] = []
        for node in nodes:
            role, above = value_of(node, "role"), up(node, by_id)
            if wanted not in {n.get("backendDOMNodeId") for n in above} or role not in (
                "heading",
                "link",
                "StaticText",
                "button",
            ):
                continue
            if role != "StaticText":
                parts.append(
                    line(
                        role,
                        Word(value_of(node, "name"), self.word(node).language),
                        *states_of(node),
                    )
                )
            elif not {value_of(n, "role") for n in above[1:]} & {"heading", "link", "button"}:
                parts.append(" ".join(value_of(node, "name").split()))
        return [part for part in parts if part]


def up(node: AXNode, by_id: dict[str, AXNode]) -> list[AXNode]:
    """A node and those above it."""
    found = [node]
    while (parent := by_id.get(found[-1].get("parentId", ""))) is not None:
        found.append(parent)
    return found
