import { HtmlValidate } from 'html-validate';
import { lint } from 'markdownlint/sync';
import { makeFaultyPost, makeMarkdownPost, makePost } from './makePost.mjs';
import { measure } from './measure.mjs';
import { atLeast, figure } from './row.mjs';

/** Checking whole posts, all rules, against the linters that authors have today. */
export async function measureChecks({ checkText, checkAll, rules }) {
  const rows = [];
  for (const { name, length, limit, rounds, batch } of [
    { name: 'check a 15 KB post', length: 9_500, limit: 8, rounds: 30, batch: 10 },
    { name: 'check a 1 MB post', length: 640_000, limit: 4, rounds: 9, batch: 1 },
  ]) {
    const text = makePost(length);
    const body = text.slice(text.indexOf('<div>'));
    if ((await checkText(text)).length > 0) throw new Error('The post of the bench has findings.');
    const htmlValidate = new HtmlValidate({ extends: ['html-validate:recommended'] });
    const times = await measure({
      galley: () => checkText(text),
      all: () => checkAll(text),
      markdownlint: () => lint({ strings: { post: text } }),
      'html-validate': () => htmlValidate.validateStringSync(body),
    }, { rounds, warmUps: Math.ceil(rounds / 3), batch });
    for (const [what, time] of [[name, times.galley], [`${name}, every rule on`, times.all]]) {
      for (const other of ['markdownlint', 'html-validate']) rows.push(atLeast(limit, what, time, other, times[other]));
    }
  }
  return [...rows, ...await measureShares(checkAll, rules), ...await measureCurve('', makePost, checkText), ...await measureCurve(' of Markdown', makeMarkdownPost, checkText), ...await measureCurve(' with a thousand findings', makeFaultyPost, checkText)];
}

const SHARE_ROUNDS = 60;
const WARM_UPS = 60;

/** What each rule takes of a check of a 15 KB post, the dearest first; every rule is on. */
async function measureShares(check, rules) {
  const text = makePost(9_500);
  const spent = new Map(rules.map(({ id }) => [id, 0]));
  const checks = rules.map(rule => rule.check);
  for (const [index, rule] of rules.entries()) {
    const add = start => void spent.set(rule.id, spent.get(rule.id) + performance.now() - start);
    rule.check = context => {
      const start = performance.now();
      const running = checks[index].call(rule, context);
      if (running instanceof Promise) return running.then(() => add(start));
      add(start);
      return running;
    };
  }
  for (let round = 0; round < WARM_UPS; round++) await check(text);
  for (const id of spent.keys()) spent.set(id, 0);
  const start = performance.now();
  for (let round = 0; round < SHARE_ROUNDS; round++) await check(text);
  const whole = performance.now() - start;
  for (const [index, rule] of rules.entries()) rule.check = checks[index];
  const inRules = [...spent.values()].reduce((sum, ms) => sum + ms, 0);
  return [...spent, ['reading the post, and the rest', whole - inRules]].sort((a, b) => b[1] - a[1])
    .filter(([name]) => !rules.some(({ id, part }) => id === name && (part === 'blog' || part === 'remote')))
    .map(([name, ms]) => figure('%', `  of 15 KB: ${name}`, (100 * ms) / whole));
}

/** How long a check takes for each megabyte of a post: it should be the same for short ones and long ones. */
async function measureCurve(kind, make, checkText) {
  const rows = [];
  for (const kilobytes of [10, 100, 300, 1000, 5000]) {
    const text = make(kilobytes * 1000);
    const rounds = Math.max(1, Math.round(600 / kilobytes));
    await checkText(text);
    const start = performance.now();
    for (let round = 0; round < rounds; round++) await checkText(text);
    rows.push(figure('ms', `  a million characters, in posts${kind} of ${kilobytes},000`, (performance.now() - start) / rounds / kilobytes * 1000));
  }
  return rows;
}
