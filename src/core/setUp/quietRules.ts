import * as l10n from '@vscode/l10n';
import { readBlog } from '../blog';
import { checkPost } from '../check';
import type { Severity } from '../finding';
import { getReaderName } from '../fix';
import type { Files, Host } from '../host';
import { parsePost } from '../post/post';
import { readInSlices, type Filling } from '../readInSlices';
import { rules } from '../rules/registry';
import { applySetUp } from './applySetUp';
import type { SetUpGround } from './ground';
import { isRuleWritten, type SetUpProposal } from './proposeSetUp';
import { toItem, type SetUpItem } from './setUpItem';

// What more posts do than this is no handful of findings to go through.
const LOUD = 0.1;

/**
 * Checks the posts as they would be checked if the whole proposal were accepted, and proposes to let be for now what more than a tenth of them
 * are blamed for. Never what is an error: then the site shows something else than the author meant.
 */
export async function proposeQuietRules(proposal: SetUpProposal, { settingsText, written }: SetUpGround, host: Host, filling: Filling): Promise<readonly SetUpItem[]> {
  const texts = applySetUp(settingsText, proposal, proposal.items);
  if (!texts) return [];
  const files = overlay(host.files, { 'galley.json': texts.settings, ...(texts.schema === undefined ? {} : { [proposal.schemaPath]: texts.schema }) });
  const blog = await readBlog(files);
  const found = new Map(rules.map(({ id }) => [id, { messages: new Map<string, string>(), reported: new Set<Severity>() }]));
  const reader = getReaderName(blog);
  const checking: Host = { files, log: message => host.log(message), now: () => host.now() };
  await readInSlices(proposal.posts, host.files, filling, async (path, text) => {
    for (const { rule, severity, message } of text === undefined ? [] : await checkPost(parsePost(text, { path, reader }), blog, checking)) {
      const { messages, reported } = found.get(rule)!;
      if (!messages.has(path)) messages.set(path, message);
      reported.add(severity);
    }
  });
  return rules.flatMap(({ id, summary }) => {
    const { messages, reported } = found.get(id)!;
    if (messages.size <= LOUD * proposal.posts.length || reported.has('error') || isRuleWritten(written, id)) return [];
    // A warning stays a faint remark where its author is at work anyway.
    const quiet = reported.has('warning') ? 'hint' : 'off';
    const outliers = [...messages].map(([path, instead]) => ({ path, instead }));
    const title = quiet === 'hint' ? l10n.t('"{0}" is a faint remark for now: {1}', id, summary()) : l10n.t('"{0}" is off for now: {1}', id, summary());
    return [toItem(`quiet:${id}`, title, proposal.posts.length, outliers, {
      detail: l10n.t('It finds something in {0} of {1} posts.', messages.size, proposal.posts.length),
      settings: [[['rules', id], quiet]],
    })];
  });
}

/** The files of a blog with some of other content, or that are not there yet. */
function overlay(files: Files, texts: Readonly<Record<string, string>>): Files {
  const findText = (path: string): string | undefined => (Object.hasOwn(texts, path) ? texts[path] : undefined);
  return {
    async read(path) {
      const text = findText(path);
      return text === undefined ? files.read(path) : new TextEncoder().encode(text);
    },
    exists: async path => findText(path) !== undefined || files.exists(path),
    list: directory => files.list(directory),
    created: path => files.created(path),
  };
}
