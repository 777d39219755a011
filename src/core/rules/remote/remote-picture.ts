// Whether readers see a picture of another site, only that site can tell: it is asked as their browsers ask it, and without saying for which page.
import * as l10n from '@vscode/l10n';
import type { Fix } from '../../finding';
import { setReferrerPolicy } from '../../image/editPicture';
import type { AskPicture, PictureAnswer } from '../../image/remote/askPictures';
import { describeAnswer, findRemotePictures, getReferer, type RemotePicture } from '../../image/remote/remotePictures';
import type { Post } from '../../post/post';
import { ARTICLE_HEAD, defineRule, type RemoteContext, type Report } from '../rule';

const messages = {
  replaced: (host: string) => l10n.t('{0} shows readers of your site another picture than this one. Add referrerpolicy="no-referrer".', host),
  refused: (host: string, answer: string) => l10n.t('{0} refuses this picture to readers of your site ({1}). Add referrerpolicy="no-referrer".', host, answer),
  hidden: (host: string) => l10n.t('{0} shows this picture only to readers of your site who say where they come from, and referrerpolicy keeps them from it. Take it away.', host),
  private: (host: string) => l10n.t('{0} is an address that only your own network knows. Bring the picture into the blog.', host),
  unseen: (answer: string) => l10n.t('Readers do not see this picture: {0}.', answer),
  insecure: () => l10n.t('Browsers do not show a picture by http: on a page by https:. Write https:.'),
  onlyInsecure: (host: string) => l10n.t('Browsers do not show a picture by http: on a page by https:, and {0} has none by https:. Bring the picture into the blog.', host),
};

export default defineRule({
  id: 'remote-picture',
  part: 'remote',
  summary: () => l10n.t('A picture of another site that readers do not see'),
  docs: {
    why: () => l10n.t('A picture of another site may be gone, moved, or refused to readers of yours, while your own browser still shows it. Galley asks for it as readers\' browsers do, and once more without saying for which page. It does so when you want it: by "Check the Pictures of This Post" and by "galley pictures", never while you write.'),
    wrong: '---\ntitle: An article\n---\n\n<p><img src="https://example.net/gone.jpg" alt="The bridge" referrerpolicy="no-referrer"></p>\n',
    right: ARTICLE_HEAD + '<p><img src="/images/bridge.jpg" alt="The bridge"></p>\n',
    files: { 'source/images/bridge.jpg': '' },
  },
  severity: 'warning',
  messages,
  async check(context) {
    const pictures = await findRemotePictures(context.post, context.blog);
    await Promise.all(pictures.map(async picture => {
      const problem = await findProblem(picture, context);
      if (problem) context.report(problem);
    }));
  },
});

type Problem = Report<typeof messages>;

async function findProblem(remote: RemotePicture, { post, blog, ask }: RemoteContext<typeof messages>): Promise<Problem | undefined> {
  const { url, picture, span } = remote;
  const { host } = new URL(url);
  const referer = getReferer(blog);
  const [bare, shown] = await Promise.all([ask(url, undefined), ask(url, referer)]);
  const isHidden = /^(?:no-referrer|same-origin)$/i.test(picture?.element?.attributes.get('referrerpolicy')?.value.trim() ?? '');
  const seen = isHidden ? bare : shown;

  if (seen.outcome === 'picture') {
    // Of two that differ, one may be what the host shows to strangers; but some hosts show another one each time.
    const isReplaced = !isHidden && bare.outcome === 'picture' && bare.mark !== seen.mark && (await isSteady(url, bare, ask));
    if (isReplaced) return { message: 'replaced', span, args: [host], fixes: toPolicyFixes(remote, post) };
    // A page by https: does not show pictures by http:, or asks for them by https:.
    const isInsecure = url.startsWith('http:') && !blog.settings.site.url?.startsWith('http:');
    return isInsecure ? findSecure(remote, referer, ask) : undefined;
  }
  if (!isHidden && bare.outcome === 'picture') return { message: 'refused', span, args: [host, describeAnswer(seen)], fixes: toPolicyFixes(remote, post) };
  if (isHidden && shown.outcome === 'picture') return { message: 'hidden', span, args: [host], fixes: toPolicyFixes(remote, post, true) };
  if (seen.outcome === 'private') return { message: 'private', span, args: [host] };
  return { message: 'unseen', span, args: [describeAnswer(seen)] };
}

async function findSecure({ url, span, address, replace }: RemotePicture, referer: string | undefined, ask: AskPicture): Promise<Problem> {
  const secure = url.replace(/^http:/, 'https:');
  if ((await ask(secure, referer)).outcome !== 'picture') return { message: 'onlyInsecure', span, args: [new URL(url).host] };
  const edits = replace(address.replace(/^http:/i, 'https:'));
  return { message: 'insecure', span, fixes: [{ title: l10n.t('Replace by {0}', secure), safe: false, edits }], severity: 'info' };
}

async function isSteady(url: string, first: PictureAnswer & { readonly outcome: 'picture' }, ask: AskPicture): Promise<boolean> {
  const again = await ask(url, undefined, true);
  return again.outcome === 'picture' && again.mark === first.mark;
}

function toPolicyFixes({ picture }: RemotePicture, { text }: Post, isRemoval = false): Fix[] {
  const edits = picture && setReferrerPolicy(picture, isRemoval ? undefined : 'no-referrer', text);
  if (!edits) return [];
  return [{ title: isRemoval ? l10n.t('Take referrerpolicy away') : l10n.t('Add referrerpolicy="no-referrer"'), safe: false, edits }];
}
