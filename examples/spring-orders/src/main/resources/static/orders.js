"use strict";

const find = id => document.getElementById(id);
const mark = {ok: "✓", warning: "!", failed: "✕", skipped: "–"};
const cards = new Map();

/* Asking */

async function ask(path, options) {
  const response = await fetch(path, options);
  const answer = response.headers.get("content-type")?.includes("json") ? await response.json() : undefined;
  if (!response.ok) {
    throw Object.assign(new Error(answer?.detail ?? response.statusText), {status: response.status, title: answer?.title});
  }
  return answer;
}

const post = (path, body) =>
  ask(path, {method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify(body ?? {})});

/** Asks repeatedly with one request at a time. A hidden page does not ask. */
async function keepAsking(path, pause, show) {
  for (;;) {
    if (!document.hidden) {
      try {
        show(await ask(path));
        find("lost").hidden = true;
      } catch (error) {
        find("lost").hidden = false;
      }
    }
    await new Promise(done => setTimeout(done, pause));
  }
}

/* Showing */

/** Sets a text only if it changes. So no text is read out twice and no selection is lost. */
function text(element, words) {
  if (element.textContent !== words) {
    element.textContent = words;
  }
}

function made(template) {
  return find(template).content.firstElementChild.cloneNode(true);
}

function fill(element, values) {
  for (const [name, value] of Object.entries(values)) {
    text(element.querySelector(`[data-is=${name}]`), value);
  }
}

function span(milliseconds) {
  const seconds = Math.round(Math.abs(milliseconds) / 1000);
  return seconds < 100 ? `${seconds} s` : seconds < 6000 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}

function ago(time) {
  const passed = Date.now() - new Date(time);
  return passed < 2000 ? "just now" : `${span(passed)} ago`;
}

function card(name) {
  if (!cards.has(name)) {
    const element = made("cluster");
    element.id = `cluster-${name}`;
    element.setAttribute("aria-label", `Cluster ${name}`);
    element.querySelector("a").href = `actuator/portolan/${encodeURIComponent(name)}/report`;
    const button = element.querySelector("button");
    button.setAttribute("aria-label", `Check ${name} now`);
    button.addEventListener("click", async () => {
      button.disabled = true;
      await post(`actuator/portolan/${encodeURIComponent(name)}`).catch(() => {});
      await ask("clusters").then(showClusters).catch(() => {});
      button.disabled = false;
    });
    find("clusters").append(element);
    cards.set(name, {element});
  }
  return cards.get(name);
}

function showClusters(clusters) {
  for (const cluster of clusters) {
    const known = card(cluster.name);
    if (known.health && known.health !== cluster.health) {
      text(find("news"), `Cluster ${cluster.name} is ${cluster.health}`);
    }
    known.health = cluster.health;
    showCluster(known, cluster, cluster.preflight?.clusters[0]);
  }
}

function showCluster(known, cluster, report) {
  const {element} = known;
  const status = cluster.health === "UP" ? report?.status ?? "ok" : cluster.health === "DOWN" ? "failed" : "warning";
  element.className = `cluster ${status}`;
  text(element.querySelector(".mark"), mark[status]);
  fill(element, {
    name: cluster.name,
    health: cluster.health,
    region: cluster.region || "none: plain Kafka",
    account: cluster.account || "unknown",
    credentials: cluster.credentialsUntil ? `end in ${span(new Date(cluster.credentialsUntil) - Date.now())}` : "none",
    preflight: report ? `${report.status} in ${report.millis} ms, ${ago(cluster.preflightAt)}` : "none yet",
    report: "Full report",
  });
  element.querySelector("a").hidden = !report;
  const shown = JSON.stringify(report?.stages.map(stage => [stage.status, stage.findings]));
  if (report && known.shown !== shown) {
    known.shown = shown;
    element.querySelector(".stages").replaceChildren(...report.stages.map(stageOf));
    element.querySelector(".findings").replaceChildren(...report.stages
      .flatMap(stage => stage.findings)
      .filter(finding => finding.severity !== "info")
      .map(findingOf));
  }
}

function stageOf(stage) {
  const item = document.createElement("li");
  const name = stage.stage.replace("_", " ").replace(/\b(dns|tcp|tls|iam)\b/g, word => word.toUpperCase());
  item.className = stage.status;
  item.textContent = `${mark[stage.status]} ${name}`;
  item.setAttribute("aria-label", `${name}: ${stage.status}`);
  return item;
}

function findingOf(finding) {
  const element = made("finding");
  element.classList.add(finding.severity === "failure" ? "failed" : "warning");
  const {code, subject, cause, seen} = finding;
  fill(element, {code, subject, cause, seen});
  element.querySelector(".fix").append(...fixOf(finding.fix));
  element.querySelector("details").hidden = !seen;
  return element;
}

/** A fix consists of sentences. Some have indented lines of configuration below. The first is for AWS and is needed most. */
function fixOf(fix) {
  const parts = fix.split(/\n(?! )/).map(part => part.split(/\n([^]*)/));
  return parts.map(([sentence, lines], index) => {
    const part = document.createElement(lines && index > 0 ? "details" : "div");
    const head = document.createElement(part.tagName === "DETAILS" ? "summary" : "p");
    head.textContent = sentence;
    part.append(head);
    if (lines) {
      const block = document.createElement("pre");
      block.tabIndex = 0;
      block.textContent = lines.replace(/^ {2}/gm, "");
      part.append(block);
    }
    return part;
  });
}

function showEntries(entries) {
  const rows = find("entries");
  const before = new Set([...rows.children].map(row => row.id));
  find("none").hidden = entries.length > 0;
  const shown = JSON.stringify(entries);
  if (rows.dataset.shown === shown) {
    return;
  }
  rows.dataset.shown = shown;
  rows.replaceChildren(...entries.map(entry => {
    const row = document.createElement("tr");
    row.id = `order-${entry.id}`;
    row.classList.toggle("new", !before.has(row.id));
    const {placed, payment} = entry;
    cell(row, entry.id.slice(0, 8));
    cell(row, placed?.order.item ?? "placed elsewhere");
    cell(row, placed?.order.quantity ?? "", "number");
    cell(row, placed ? `partition ${placed.partition}, offset ${placed.offset}` : "", "wide");
    cell(row, payment ? `paid ${payment.amount.toFixed(2)}` : "waiting", payment ? "paid" : "wait");
    cell(row, placed && payment ? `${new Date(entry.last) - new Date(entry.first)} ms` : "", "number");
    return row;
  }));
}

function cell(row, words, kind = "") {
  const element = row.insertCell();
  element.textContent = words;
  element.className = kind;
}

/* Doing */

find("form").addEventListener("submit", async event => {
  event.preventDefault();
  const form = new FormData(event.target);
  const button = event.target.querySelector("button");
  const outcome = find("outcome");
  button.disabled = true;
  try {
    const receipt = await post("orders", {item: form.get("item"), quantity: Number(form.get("quantity"))});
    outcome.className = "";
    text(outcome, `Order ${receipt.order.id.slice(0, 8)} is kept at partition ${receipt.partition}, offset ${receipt.offset}.`);
    showEntries(await ask("orders"));
  } catch (error) {
    outcome.className = "failed";
    text(outcome, [error.title, error.message].filter(Boolean).join("\n"));
  }
  button.disabled = false;
});

/** Only a local estate can be broken. Other applications have no such path. */
async function estate() {
  const rules = await ask("estate/rules").catch(() => undefined);
  if (rules) {
    find("estate").hidden = false;
    showRules(rules);
  }
}

function showRules(rules) {
  find("rules").replaceChildren(...Object.entries(rules).map(([region, present]) => {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.region = region;
    button.textContent = present ? `Remove the rule for ${region}` : `Restore the rule for ${region}`;
    button.addEventListener("click", async () => {
      showRules(await post(`estate/rules/${region}`, !present));
      document.querySelector(`[data-region=${region}]`).focus();
    });
    return button;
  }));
}

estate();
keepAsking("orders", 1000, showEntries);
keepAsking("clusters", 2000, showClusters);
