import { HtmlValidate } from 'html-validate';
import { lint } from 'markdownlint/sync';
import { makePost } from './makePost.mjs';
import { measure } from './measure.mjs';
import { atLeast } from './row.mjs';

/** Checking whole posts, all rules, against the linters that authors have today. */
export async function measureChecks({ checkText }) {
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
      markdownlint: () => lint({ strings: { post: text } }),
      'html-validate': () => htmlValidate.validateStringSync(body),
    }, { rounds, warmUps: Math.ceil(rounds / 3), batch });
    for (const other of ['markdownlint', 'html-validate']) rows.push(atLeast(limit, name, times.galley, other, times[other]));
  }
  return rows;
}
