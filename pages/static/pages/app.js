/* Small help for those who have JavaScript. Everything works without it. */
(function () {
  "use strict";

  /* An error summary takes the focus, so that it is read first. */
  function focusFirst(root) {
    const summary = root.querySelector("[data-focus]");
    if (summary) summary.focus();
  }

  /* Copy buttons: data-copy="id" copies the text of that element; they only show where copying works, as print buttons do. */
  function showCopyButtons(root) {
    root.querySelectorAll("[data-print][hidden]").forEach((button) => { button.hidden = false; });
    if (!navigator.clipboard) return;
    root.querySelectorAll("[data-copy][hidden]").forEach((button) => { button.hidden = false; });
  }

  async function copy(button) {
    const source = document.getElementById(button.dataset.copy);
    if (!source) return;
    const text = "value" in source ? source.value : source.innerText;
    try {
      await navigator.clipboard.writeText(text.trim());
    } catch {
      return;
    }
    say(button.dataset.copied || (document.documentElement.lang === "en" ? "Copied" : "Gekopieerd"));
  }

  /* The live region below the heading: one sentence, read aloud and shown. */
  function say(text) {
    const region = document.getElementById("gezegd");
    if (!region) return;
    const line = document.createElement("p");
    line.textContent = text;
    region.replaceChildren(line);
    window.setTimeout(() => line.remove(), 6000);
  }

  /* A form is sent once. Coming back with the browser's back button makes it whole again. */
  function sendOnce(event) {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "1";
    form.querySelectorAll("button[type=submit], button:not([type])").forEach((b) => b.setAttribute("aria-disabled", "true"));
    window.setTimeout(() => allowAgain(form), 8000);
  }

  function allowAgain(form) {
    delete form.dataset.sent;
    form.querySelectorAll("button[aria-disabled]").forEach((b) => b.removeAttribute("aria-disabled"));
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy]");
    if (button) copy(button);
    const printer = event.target.closest("[data-print]");
    if (printer) {
      event.preventDefault();
      window.print();
    }
    document.querySelectorAll("details.me[open]").forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = document.querySelector("details.me[open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });

  /* data-confirm="Weet je het zeker?" on a form or on one of its buttons. */
  document.addEventListener("submit", (event) => {
    const asked = (event.submitter && event.submitter.dataset.confirm) || event.target.dataset.confirm;
    if (asked && !window.confirm(asked)) event.preventDefault();
  });
  document.addEventListener("submit", sendOnce);

  window.addEventListener("pageshow", (event) => {
    if (event.persisted) document.querySelectorAll("form[data-sent]").forEach(allowAgain);
  });

  /* On paper every fold is open. */
  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("main details:not([open])")];
    folded.forEach((fold) => { fold.open = true; });
  });
  window.addEventListener("afterprint", () => folded.forEach((fold) => { fold.open = false; }));

  /* The large clock of a term in hours goes on while its page is open, and when a laptop wakes. The words are those of
     pages/words.py (`length`). It is no live region, so it interrupts nobody; once the term is over the page as it came stays. */
  const UNITS = {
    nl: { day: ["dag", "dagen"], hour: ["uur", "uur"], minute: ["minuut", "minuten"], and: " en ", seconds: "minder dan een minuut" },
    en: { day: ["day", "days"], hour: ["hour", "hours"], minute: ["minute", "minutes"], and: " and ", seconds: "less than a minute" },
  };

  function left(until) {
    const words = UNITS[document.documentElement.lang] || UNITS.nl;
    const minutes = Math.floor((until - Date.now()) / 60000);
    if (minutes < 0) return null;
    const days = Math.floor(minutes / 1440), hours = Math.floor(minutes / 60) % 24, rest = minutes % 60;
    const count = (number, unit) => `${number} ${words[unit][number === 1 ? 0 : 1]}`;
    if (days) return count(days, "day") + (hours ? words.and + count(hours, "hour") : "");
    if (hours) return count(hours, "hour") + (rest && hours < 6 ? words.and + count(rest, "minute") : "");
    return rest ? count(rest, "minute") : words.seconds;
  }

  function tick() {
    document.querySelectorAll("[data-until]").forEach((clock) => {
      const text = left(Date.parse(clock.dataset.until));
      if (text && text !== clock.textContent) clock.textContent = text;
    });
  }

  if (document.querySelector("[data-until]")) {
    window.setInterval(tick, 20000);
    document.addEventListener("visibilitychange", tick);
  }

  document.addEventListener("htmx:afterSwap", (event) => {
    showCopyButtons(event.target);
    focusFirst(event.target);
  });
  focusFirst(document);
  showCopyButtons(document);
})();
