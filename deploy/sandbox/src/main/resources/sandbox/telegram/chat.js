"use strict";

const $ = (id) => document.getElementById(id);
const params = new URLSearchParams(location.search);
let person = Number(params.get("person")) || Number(localStorage.getItem("person")) || 0;
let state = null;
let version = 0;
let poll = null;
const seen = JSON.parse(localStorage.getItem("seen") || "{}");
const revealed = new Set();
const waiting = new Set();
let answersSeen = null;
/** The newest message when a button was pressed: what comes after it is scrolled to. */
let pressedAt = Infinity;

function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

async function post(path, body) {
  const response = await fetch(path, { method: "POST", body: JSON.stringify(body) });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.problem || "Refused");
  return answer;
}

async function listen() {
  for (;;) {
    poll = new AbortController();
    try {
      const response = await fetch(`/sim/state?person=${person}&after=${version}`, { signal: poll.signal });
      state = await response.json();
      version = state.version;
      draw();
    } catch (problem) {
      if (problem.name !== "AbortError") {
        toast("The sandbox does not answer.");
        await new Promise((resolve) => setTimeout(resolve, 2000));
      }
    }
  }
}

function choose(id, showChat) {
  person = id;
  version = 0;
  answersSeen = null;
  pressedAt = Infinity;
  localStorage.setItem("person", String(id));
  if (showChat) $("app").classList.remove("show-people");
  if (poll) poll.abort();
}

function draw() {
  if (!state.chat && state.people.length > 0) {
    choose(state.people[0].id, false);
    return;
  }
  drawPeople();
  $("chat-pane").style.visibility = state.chat ? "visible" : "hidden";
  if (state.chat) drawChat(state.chat);
}

function drawPeople() {
  $("people-hint").hidden = state.people.length > 0;
  $("people").replaceChildren(
    ...state.people.map((each) => {
      const item = element("li", each.id === person ? "chosen" : "");
      const read = each.id === person && !$("app").classList.contains("show-people");
      if (read && each.lastId) remember(each.id, each.lastId);
      if (each.lastFromBot && (seen[each.id] || 0) < each.lastId && each.id !== person) item.classList.add("unread");
      item.append(element("strong", "", each.first_name + (each.last_name ? " " + each.last_name : "")));
      item.append(element("small", "", " " + (each.username ? "@" + each.username : "no username") + " · " + (each.language_code || "–")));
      item.append(element("span", "last", each.last || "nothing said yet"));
      item.tabIndex = 0;
      item.onclick = () => choose(each.id, true);
      item.onkeydown = (event) => event.key === "Enter" && choose(each.id, true);
      return item;
    }),
  );
}

function remember(id, lastId) {
  seen[id] = lastId;
  localStorage.setItem("seen", JSON.stringify(seen));
}

function drawChat(chat) {
  const self = state.people.find((each) => each.id === person);
  $("bot-name").textContent = state.bot.first_name;
  $("as-whom").textContent = chat.action ? chat.action.replace("_", " ") + "…" : `you are ${self.first_name} (${self.id})`;
  $("block").textContent = chat.blocked ? "Unblock" : "Block";
  $("text").placeholder = chat.blocked ? "You blocked the bot" : chat.placeholder || "Message";
  $("text").disabled = chat.blocked;
  const list = $("messages");
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80 || list.dataset.person !== String(person);
  list.dataset.person = person;
  if (chat.messages.length === 0) {
    list.replaceChildren(element("p", "description", state.bot.description || "Press “Start” to begin."));
  } else {
    list.replaceChildren(...chat.messages.map(message));
  }
  $("start").hidden = chat.messages.length > 0 || chat.blocked;
  $("keyboard").replaceChildren(...chat.keyboard.map((row) => buttonRow(row, (button) => say(button.value))));
  const news = newest(chat) > pressedAt;
  if (atEnd || news) list.scrollTop = list.scrollHeight;
  if (news) pressedAt = Infinity;
  answers(chat.answers);
}

function newest(chat) {
  return chat.messages.length > 0 ? chat.messages[chat.messages.length - 1].id : 0;
}

function message(each) {
  const node = element("div", each.fromBot ? "message" : "message mine");
  const bubble = element("div", "bubble");
  if (each.file) bubble.append(file(each.file));
  bubble.append(...formatted(each.text, each.entities, `${person}:${each.id}:${each.edited ? each.changed : 0}`));
  const time = element("time", "", (each.edited ? "edited " : "") + new Date(each.date * 1000).toTimeString().slice(0, 5));
  bubble.append(time);
  node.append(bubble);
  if (each.buttons.length > 0) {
    const buttons = element("div", "buttons");
    buttons.append(...each.buttons.map((row) => buttonRow(row, (button, pressed) => press(each, button, pressed), each.id)));
    node.append(buttons);
  }
  return node;
}

function file(sent) {
  const address = "/sim/file?id=" + encodeURIComponent(sent.id);
  if (sent.photo) {
    const image = element("img", "photo");
    image.src = address;
    image.alt = sent.name;
    return image;
  }
  const link = element("a", "document");
  link.href = address;
  link.download = sent.name;
  link.append(element("span", "", `${sent.name} · ${Math.max(1, Math.round(sent.size / 1024))} KB`));
  return link;
}

/** Entities nest: outer ones come first. */
function formatted(text, entities, key) {
  let next = 0;
  const write = (from, to) => {
    const nodes = [];
    let position = from;
    while (next < entities.length && entities[next].offset < to) {
      const index = next;
      const entity = entities[next++];
      nodes.push(...plain(text.slice(position, entity.offset)));
      position = entity.offset + entity.length;
      const node = wrapper(entity, key + ":" + index);
      node.append(...write(entity.offset, position));
      nodes.push(node);
    }
    nodes.push(...plain(text.slice(position, to)));
    return nodes;
  };
  return write(0, text.length);
}

/** Bare web addresses become links, as Telegram's apps show them. */
function plain(text) {
  return text.split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/).map((part, index) => {
    if (index % 2 === 0) return document.createTextNode(part);
    return anchor(part, part);
  });
}

function anchor(address, text) {
  const link = element("a", "", text);
  if (/^(https?|tg|mailto|tel):/i.test(address)) link.href = address;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  link.onclick = (event) => {
    event.preventDefault();
    follow(address);
  };
  return link;
}

function wrapper(entity, key) {
  switch (entity.type) {
    case "bold": return element("b");
    case "italic": return element("i");
    case "underline": return element("u");
    case "strikethrough": return element("s");
    case "pre": return element("pre");
    case "blockquote":
    case "expandable_blockquote": return element("blockquote");
    case "text_link": return anchor(entity.argument, "");
    case "code": {
      const code = element("code");
      code.title = "Copy";
      code.onclick = () => copy(code.textContent);
      return code;
    }
    case "spoiler": {
      const spoiler = element("span", revealed.has(key) ? "spoiler open" : "spoiler");
      spoiler.tabIndex = 0;
      spoiler.title = "Show";
      spoiler.onclick = () => {
        revealed.add(key);
        spoiler.classList.add("open");
      };
      spoiler.onkeydown = (event) => event.key === "Enter" && spoiler.onclick();
      return spoiler;
    }
    default: return element("span");
  }
}

function buttonRow(row, pressed, messageId) {
  const node = element("div");
  node.append(
    ...row.map((each) => {
      const button = element("button", `${each.kind} ${each.style}`, each.text);
      button.type = "button";
      if (waiting.has(messageId + "|" + each.value)) button.classList.add("waiting");
      button.onclick = () => pressed(each, button);
      return button;
    }),
  );
  return node;
}

function press(each, button, node) {
  if (button.kind === "url") {
    follow(button.value);
  } else if (button.kind === "copy") {
    copy(button.value);
  } else {
    waiting.add(each.id + "|" + button.value);
    pressedAt = newest(state.chat);
    node.classList.add("waiting");
    attempt(post("/sim/press", { person, message: each.id, data: button.value }));
  }
}

/** Telegram's own addresses lead to people, who are simulated here, and not to the real Telegram. */
function follow(address) {
  if (/^(tg:|https:\/\/t\.me\/)/i.test(address)) toast("Telegram would open this person's chat here: " + address);
  else window.open(address, "_blank", "noopener");
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch (refused) {
    const area = element("textarea", "", text);
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  toast("Copied");
}

function answers(list) {
  if (answersSeen !== null) {
    for (const answer of list.slice(answersSeen)) {
      waiting.clear();
      document.querySelectorAll(".waiting").forEach((node) => node.classList.remove("waiting"));
      if (answer.text && answer.alert) {
        $("alert").querySelector("p").textContent = answer.text;
        if (!$("alert").open) $("alert").showModal();
      } else if (answer.text) {
        toast(answer.text);
      }
    }
  }
  answersSeen = list.length;
}

let toastEnd = 0;
function toast(text) {
  $("toast").textContent = text;
  $("toast").hidden = false;
  clearTimeout(toastEnd);
  toastEnd = setTimeout(() => ($("toast").hidden = true), 3500);
}

function attempt(promise) {
  promise.catch((problem) => toast(problem.message));
}

function say(text) {
  if (text.trim()) attempt(post("/sim/say", { person, text: text.trim() }));
  hideCommands();
  $("messages").scrollTop = $("messages").scrollHeight;
}

function showCommands(typed) {
  const matching = state.chat.commands.filter((each) => ("/" + each.command).startsWith(typed));
  $("commands").hidden = matching.length === 0;
  $("commands").replaceChildren(
    ...matching.map((each) => {
      const item = element("li");
      item.append(element("strong", "", "/" + each.command), element("span", "", each.description));
      item.onclick = () => {
        say("/" + each.command);
        $("text").value = "";
      };
      return item;
    }),
  );
}

function hideCommands() {
  $("commands").hidden = true;
}

function fit() {
  $("text").style.height = "auto";
  $("text").style.height = Math.min($("text").scrollHeight + 2, innerHeight * 0.3) + "px";
}

$("composer").onsubmit = (event) => {
  event.preventDefault();
  say($("text").value);
  $("text").value = "";
  fit();
};
$("text").onkeydown = (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    $("composer").requestSubmit();
  }
  if (event.key === "Escape") hideCommands();
};
$("text").oninput = () => {
  fit();
  if ($("text").value.startsWith("/")) showCommands($("text").value);
  else hideCommands();
};
$("start").onclick = () => say("/start");
$("menu").onclick = () => ($("commands").hidden ? showCommands("/") : hideCommands());
$("back").onclick = () => $("app").classList.add("show-people");
$("block").onclick = () => attempt(post(state.chat.blocked ? "/sim/unblock" : "/sim/block", { person }));
$("add-person").onclick = () => {
  $("person-form").hidden = false;
  $("person-form").elements.first_name.focus();
};
$("person-cancel").onclick = () => ($("person-form").hidden = true);
$("person-form").onsubmit = async (event) => {
  event.preventDefault();
  const fields = Object.fromEntries(new FormData(event.target));
  try {
    const added = await post("/sim/people", { ...fields, id: Number(fields.id) || 0 });
    event.target.reset();
    event.target.hidden = true;
    $("person-problem").hidden = true;
    choose(added.id, true);
  } catch (problem) {
    $("person-problem").textContent = problem.message;
    $("person-problem").hidden = false;
  }
};

if (params.get("person")) $("app").classList.remove("show-people");
listen();
