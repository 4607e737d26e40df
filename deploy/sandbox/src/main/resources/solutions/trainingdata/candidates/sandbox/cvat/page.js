'use strict';

const find = id => document.getElementById(id);
const link = location.pathname.match(/^\/tasks\/(\d+)(?:\/jobs\/(\d+))?\/?$/);
const frameAsked = new URLSearchParams(location.search).get('frame');

function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === 'onclick') node.addEventListener('click', value);
    else if (value !== false) node.setAttribute(key, value === true ? '' : value);
  }
  node.append(...children);
  return node;
}

function drawing(name, attributes) {
  const node = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}

function say(text, good = false) {
  find('message').hidden = !text;
  find('message').className = good ? 'good' : '';
  find('message').textContent = text;
}

async function ask(method, path, body) {
  const response = await fetch(path, {
    method,
    headers: body ? { 'Content-Type': 'application/json' } : {},
    body: body && JSON.stringify(body)
  });
  const answer = await response.json().catch(() => ({ message: `The simulator answered ${response.status}.` }));
  if (!response.ok) throw Object.assign(new Error(answer.message), { status: response.status });
  return answer;
}

function outline(shape) {
  const p = shape.points;
  const look = { class: 'outline', fill: shape.color, stroke: shape.color };
  const pairs = p.reduce((text, value, i) => text + (i % 2 ? ',' : ' ') + value, '');
  switch (shape.type) {
    case 'rectangle': return drawing('rect', { ...look, x: p[0], y: p[1], width: Math.max(0, p[2] - p[0]), height: Math.max(0, p[3] - p[1]) });
    case 'ellipse': return drawing('ellipse', { ...look, cx: p[0], cy: p[1], rx: Math.abs(p[2] - p[0]), ry: Math.abs(p[1] - p[3]) });
    case 'polyline': case 'points': return drawing('polyline', { ...look, class: 'outline open', points: pairs });
    case 'polygon': return drawing('polygon', { ...look, 'fill-rule': 'evenodd', points: pairs });
    default: return null;
  }
}

function chip(shape) {
  const dot = drawing('svg', { viewBox: '0 0 10 10', 'aria-hidden': 'true' });
  dot.append(drawing('circle', { cx: 5, cy: 5, r: 5, fill: shape.color }));
  const kind = shape.kind === 'tag' ? 'tag' : shape.kind === 'track' ? 'track of ' + shape.type : shape.type;
  return element('span', { class: 'chip' }, dot, `${shape.label} · ${kind}` + (shape.text ? ` · ${shape.text}` : ''));
}

function frameFigure(job, frame) {
  const wide = frameAsked === String(frame.number);
  const svg = drawing('svg', { viewBox: `0 0 ${frame.width} ${frame.height}`, 'aria-hidden': 'true' });
  svg.append(...frame.drawn.map(outline).filter(Boolean));
  const canvas = element('div', { class: 'canvas' },
    element('img', { src: `/sim/jobs/${job.id}/frames/${frame.number}`, alt: frame.name, width: frame.width, height: frame.height, loading: 'lazy' }), svg);
  const caption = element('figcaption', {},
    element('a', { href: `/tasks/${job.task}/jobs/${job.id}?frame=${frame.number}` }, `Frame ${frame.number}`),
    ` · ${frame.name} · ${frame.width} × ${frame.height}`,
    element('div', { class: 'drawn' }, ...(frame.drawn.length ? frame.drawn.map(chip) : ['nothing drawn'])));
  return element('figure', { class: wide ? 'wide' : '', id: `frame-${job.id}-${frame.number}` }, canvas, caption);
}

function act(job, action, body, done) {
  return async () => {
    find('jobs').querySelectorAll('button, select').forEach(node => { node.disabled = true; });
    try {
      await ask('POST', `/sim/jobs/${job.id}/${action}`, body ? body() : {});
      await show();
      say(done, true);
    } catch (failure) {
      await show();
      say(failure.message);
    }
  };
}

function buttons(job, page) {
  const plain = page.manners.filter(manner => !manner.mistake).map(manner =>
    element('button', { type: 'button', disabled: !page.truth, onclick: act(job, 'annotate', () => ({ manner: manner.name }), `Job ${job.id}: annotated.`) }, manner.title));
  const choice = element('select', { 'aria-label': 'Kind of mistake', disabled: !page.truth },
    ...page.manners.filter(manner => manner.mistake).map(manner => element('option', { value: manner.name }, manner.title)));
  const mistake = element('div', { class: 'mistake' }, choice,
    element('button', { type: 'button', class: 'plain', disabled: !page.truth, onclick: act(job, 'annotate', () => ({ manner: choice.value }), `Job ${job.id}: annotated with a mistake.`) }, 'With this mistake'));
  return element('div', { class: 'buttons' }, ...plain, mistake,
    element('button', { type: 'button', class: 'plain', onclick: act(job, 'clear', null, `Job ${job.id}: cleared.`) }, 'Clear'),
    element('button', { type: 'button', class: 'finish', onclick: act(job, 'finish', null, `Job ${job.id}: finished.`) }, 'Finish'));
}

function jobCard(job, page) {
  const drawn = job.frames.reduce((sum, frame) => sum + frame.drawn.length, 0);
  const card = element('section', { class: 'job' },
    element('div', { class: 'head' },
      element('h2', {}, `Job ${job.id}`),
      element('span', { class: 'state ' + job.state.replace(' ', '-') }, job.state),
      element('span', { class: 'count' }, `task ${job.task} · images: ${job.frames.length} · drawn: ${drawn}`)),
    buttons(job, page));
  if (page.truth) card.append(element('p', { class: 'missing' }, 'The simulator draws for you and saves: well, sloppily or with a mistake. Then press Done in the chat.'));
  else card.append(element('p', { class: 'missing' }, 'The drawing buttons are off: the simulator was started without a folder of assignments, so it does not know what is right.'));
  if (job.guide) card.append(element('details', {}, element('summary', {}, 'Guide'), element('pre', {}, job.guide)));
  const frames = [...job.frames].sort((a, b) => (String(b.number) === frameAsked) - (String(a.number) === frameAsked));
  card.append(element('div', { class: 'frames' }, ...frames.map(frame => frameFigure(job, frame))));
  return card;
}

async function show() {
  let page;
  try {
    page = await ask('GET', '/sim/jobs');
  } catch (failure) {
    find('jobs').replaceChildren();
    find('who').hidden = true;
    find('login').hidden = failure.status !== 401;
    if (failure.status !== 401) say(failure.message);
    return;
  }
  find('login').hidden = true;
  find('who').hidden = false;
  find('user').textContent = page.user;
  const wanted = page.jobs.filter(job => !link || (String(job.task) === link[1] && (!link[2] || String(job.id) === link[2])));
  const heading = element('p', { class: 'count' }, link ? element('a', { href: '/' }, 'All my jobs') : `Jobs assigned to you: ${page.jobs.length}`);
  find('jobs').replaceChildren(heading, ...wanted.map(job => jobCard(job, page)));
  if (!wanted.length) say(link ? 'This job is not yours, or not yours any more.' : 'No job is assigned to you. Ask the bot for the test.');
}

find('login').addEventListener('submit', async event => {
  event.preventDefault();
  try {
    await ask('POST', '/sim/login', { login: find('name').value, password: find('password').value });
    find('password').value = '';
    say('');
    await show();
  } catch (failure) {
    say(failure.message);
  }
});
find('logout').addEventListener('click', async () => {
  await ask('POST', '/sim/logout', {});
  say('');
  await show();
});
show();
