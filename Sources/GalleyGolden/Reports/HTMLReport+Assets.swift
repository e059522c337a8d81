// The HTML report's own markup, styles and script.

extension HTMLReport {
  /// The document's frame; everything else is made by the script, as text.
  static let body = """
    <header><h1>galley check</h1><p id="summary"></p>
    <label>class <select id="class"><option value="">all</option></select></label>
    <label>site <select id="site"><option value="">all</option></select></label>
    <label>cluster <select id="cluster"><option value="">all</option></select></label>
    <p class="hint">j next, k previous, a mark for accepting</p></header>
    <div id="columns"><nav><ul id="clusters"></ul><ol id="list"></ol></nav>
    <main id="detail" tabindex="-1"></main></div>
    <footer><code id="command"></code></footer>
    """

  /// Readable in light and dark, and at any width.
  static let styles = """
    :root{color-scheme:light dark;font:15px/1.5 system-ui,sans-serif}
    body{margin:0;height:100vh;display:flex;flex-direction:column}
    header,footer{padding:.5rem 1rem;display:flex;gap:1rem;align-items:baseline;flex-wrap:wrap}
    h1{font-size:1.1rem;margin:0}h2{font-size:1rem;margin:.3rem 0}p{margin:.2rem 0}
    select{max-width:16rem}.hint{opacity:.6}#columns{flex:1;display:flex;min-height:0;border-block:1px solid #8886}
    nav{width:20rem;display:flex;flex-direction:column;border-right:1px solid #8886}
    nav ol{flex:1;overflow:auto}#clusters{max-height:40%;overflow:auto}main{flex:1;overflow:auto;padding:1rem}
    nav ul,nav ol{list-style:none;margin:0;padding:0}
    nav li{padding:.3rem 1rem;cursor:pointer;overflow-wrap:anywhere}
    #clusters{border-bottom:1px solid #8886}#clusters li{font-size:.9rem}
    nav li[aria-current]{background:#4a90d94d}#list li.marked::before{content:"✓ "}
    li small{display:block;opacity:.7}.difference{margin-bottom:1rem;white-space:pre-wrap}
    .difference,pre{overflow-wrap:anywhere}
    del{background:#d33b3b40;text-decoration:line-through}
    ins{background:#2e9e4f40;text-decoration:none}
    .panes{display:flex;gap:1rem;height:70vh}.panes section{flex:1;display:flex;flex-direction:column}
    iframe{flex:1;border:1px solid #8886;background:#fff;color-scheme:light}
    dl{display:grid;grid-template-columns:max-content 1fr;gap:0 1rem;margin:.5rem 0}
    dt{opacity:.6}dd{margin:0;overflow-wrap:anywhere}footer code{max-height:6rem;overflow:auto}
    footer:has(code:empty){display:none}@media(max-width:60rem){.panes{flex-direction:column;height:140vh}}
    """

  /// The script.
  ///
  /// It sets text only, never markup; pages and articles go into frames that may do nothing.
  static let script = #"""
    "use strict";
    const data = id => JSON.parse(document.getElementById(id).textContent);
    const index = data("index");
    const by = id => document.getElementById(id);
    const make = (name, text, className) => {
      const element = document.createElement(name);
      if (text !== undefined && text !== null) element.textContent = text;
      if (className) element.className = className;
      return element;
    };
    const blocks = "p,h1,h2,h3,h4,h5,h6,li,dt,dd,td,th,pre,figcaption,blockquote,div,section,span";
    const normal = text => text.replace(/\s+/g, " ").trim().normalize("NFC");
    const policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; " +
      "style-src 'unsafe-inline'; img-src data:\"><style>" +
      "[data-galley=kept]{outline:2px solid #2e9e4f!important;background:#2e9e4f22!important}" +
      "[data-galley=dropped]{outline:1px dashed #d33b3b88!important;opacity:.6!important}</style>";
    const frame = (title, html) => {
      const element = document.createElement("iframe");
      element.setAttribute("sandbox", "");
      element.title = title;
      element.srcdoc = html;
      return element;
    };
    // Parsed without a window: nothing runs and nothing is fetched. The policy stops requests, but
    // browsers connect ahead of them for frames, links and hints: these are taken out.
    const parsed = html => {
      const inert = new DOMParser().parseFromString(html, "text/html");
      for (const element of inert.querySelectorAll(
        "script,link,base,object,embed,meta[http-equiv],template")) element.remove();
      for (const element of inert.querySelectorAll("iframe,frame,portal,fencedframe"))
        element.replaceWith("[frame] ");
      for (const element of inert.querySelectorAll("[href],[ping],[srcset],[action]"))
        for (const name of ["href", "xlink:href", "ping", "srcset", "action"])
          element.removeAttribute(name);
      return inert;
    };
    const serialized = inert => "<!DOCTYPE html>" + policy + inert.documentElement.outerHTML;
    const marked = (page, kind, kept) => {
      const known = new Set(kept.map(normal));
      const inert = parsed(kind === "text" ? "" : page);
      if (kind === "text") {
        for (const line of page.split("\n")) {
          const element = inert.createElement("p");
          element.textContent = line;
          inert.body.append(element);
        }
      }
      for (const element of inert.body.querySelectorAll(blocks)) {
        const text = normal(element.textContent);
        if (!text) continue;
        if (known.has(text)) element.setAttribute("data-galley", "kept");
        else if (!element.querySelector(blocks)) element.setAttribute("data-galley", "dropped");
      }
      for (const element of inert.querySelectorAll("[data-galley=kept] [data-galley]"))
        element.removeAttribute("data-galley");
      return serialized(inert);
    };
    const side = (words, hidden) => {
      const line = make("div");
      for (const [kind, text] of words)
        if (kind !== hidden)
          line.append(make({deleted: "del", inserted: "ins"}[kind] || "span", text));
      return line;
    };
    const difference = item => {
      const element = make("div", null, "difference");
      element.append(make("h2", item.class));
      if (item.words.length) {
        element.append(side(item.words, "inserted"), side(item.words, "deleted"));
      } else {
        if (item.before !== null) element.append(side([["deleted", item.before]]));
        if (item.after !== null) element.append(side([["inserted", item.after]]));
      }
      return element;
    };
    const accepted = new Set();
    let shown = [], current = -1;
    const show = place => {
      if (place < 0 || place >= shown.length) return;
      current = place;
      const item = shown[place], detail = by("detail"), values = data("case-" + item.number);
      detail.replaceChildren(make("h1", item.id + " " + item.outcome));
      if (values.url) detail.append(make("p", values.url, "hint"));
      if (values.message) detail.append(make("p", values.message));
      for (const entry of values.differences) detail.append(difference(entry));
      if (values.facts.length) {
        const facts = make("dl");
        for (const [key, text] of values.facts) facts.append(make("dt", key), make("dd", text));
        detail.append(facts);
      }
      const panes = make("div", null, "panes");
      const pane = (title, html) => {
        const section = make("section");
        section.append(make("h2", title), frame(title, html));
        panes.append(section);
      };
      if (values.page !== null)
        pane("page as captured", marked(values.page, values.kind, values.kept));
      if (values.article !== null)
        pane("article", serialized(parsed(values.article)));
      detail.append(panes);
      if (values.command) detail.append(make("code", values.command));
      for (const row of by("list").querySelectorAll("[aria-current]"))
        row.removeAttribute("aria-current");
      const row = by("list").children[place];
      row.setAttribute("aria-current", "true");
      row.scrollIntoView({block: "nearest"});
      detail.scrollTop = 0;
    };
    // What is marked by itself comes first: a cluster may hold what nobody has looked at.
    const tell = () => {
      const ids = [...accepted].sort().join(" "), key = by("cluster").value;
      by("command").textContent = ids ? "galley accept " + ids :
        key ? "galley accept --cluster " + key : "";
    };
    const list = () => {
      const kind = by("class").value, site = by("site").value, key = by("cluster").value;
      const cluster = index.clusters.find(entry => entry.key === key);
      const members = cluster && new Set(cluster.captures);
      shown = index.cases.filter(item => (!kind || item.outcome === kind ||
        item.classes.includes(kind)) && (!site || item.site === site) &&
        (!members || members.has(item.id)));
      by("list").replaceChildren(...shown.map((item, place) => {
        const row = make("li", item.id, accepted.has(item.id) ? "marked" : "");
        row.append(make("small", item.classes.join(", ") || item.outcome));
        row.addEventListener("click", () => show(place));
        return row;
      }));
      for (const row of by("clusters").children)
        row.toggleAttribute("aria-current", row.dataset.key === key);
      current = -1;
      by("detail").replaceChildren();
      tell();
      show(0);
    };
    const options = (id, values) => {
      for (const [value, text] of values) {
        const option = make("option", text);
        option.value = value;
        by(id).append(option);
      }
      by(id).addEventListener("change", list);
    };
    index.cases.forEach((item, number) => { item.number = number; });
    const distinct = values => [...new Set(values)].sort().map(value => [value, value]);
    by("summary").textContent = index.summary;
    by("summary").textContent = index.summary;
    by("summary").after(...index.notes.map(text => make("pre", text)));
    options("class", distinct(index.cases.flatMap(item => [item.outcome, ...item.classes])));
    options("site", distinct(index.cases.map(item => item.site)));
    options("cluster", index.clusters.map(entry => [entry.key, entry.summary]));
    by("clusters").append(...index.clusters.map(entry => {
      const row = make("li", entry.summary);
      row.dataset.key = entry.key;
      row.addEventListener("click", () => {
        by("cluster").value = by("cluster").value === entry.key ? "" : entry.key;
        list();
      });
      return row;
    }));
    const mark = () => {
      const item = shown[current];
      if (!item) return;
      if (!accepted.delete(item.id)) accepted.add(item.id);
      by("list").children[current].classList.toggle("marked", accepted.has(item.id));
      tell();
      show(current + 1);
    };
    document.addEventListener("keydown", event => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "j") show(current + 1);
      else if (event.key === "k") show(current - 1);
      else if (event.key === "a") mark();
      else return;
      event.preventDefault();
    });
    list();
    """#
}
