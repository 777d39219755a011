import { CodeAction, CodeActionKind, languages, workspace, type CancellationToken, type Diagnostic, type Disposable, type Range, type TextDocument, type Uri } from 'vscode';
import * as l10n from '@vscode/l10n';
import type { AskPicture, Blog, Finding, PictureAnswer, Post } from '../../core/index';
import { debounceEach } from './debounceEach';
import { Disposables } from '../disposables';
import { findOpenDocument } from '../documents';
import { toWorkspaceEdit } from '../fixes';
import { loadCore } from '../loadCore';
import type { Services } from '../services';
import { textLanguages } from '../textLanguages';
import { toDiagnostic, toRange } from '../toDiagnostic';

const TYPING_DELAY_MS = 300;
// Of what nobody has asked for yet nothing bad is known.
const UNASKED: PictureAnswer = { outcome: 'picture', type: '', bytes: 0, mark: '' };

/** Shows which pictures of other sites readers do not see, with fixes; what was found follows the text, without anybody being asked again. */
export class RemoteChecks implements Disposable {
  readonly #disposables = new Disposables();
  readonly #collection = this.#disposables.add(languages.createDiagnosticCollection('galley-pictures'));
  readonly #services: Services;
  readonly #answers = new Map<string, PictureAnswer>();
  readonly #checked = new Map<string, Uri>();
  readonly #recall: KeyedAsk = async key => this.#answers.get(key) ?? UNASKED;

  constructor(services: Services) {
    this.#services = services;
    const again = this.#disposables.add(debounceEach<Uri>(TYPING_DELAY_MS, uri => this.#show(uri, this.#recall), services.log));
    const follow = ({ uri }: TextDocument): void => {
      if (this.#checked.has(uri.toString())) again.run(uri.toString(), uri);
    };
    this.#disposables.add(services.blogs.onDidChange(() => {
      for (const [key, uri] of this.#checked) again.run(key, uri);
    }));
    this.#disposables.add(workspace.onDidChangeTextDocument(({ document }) => follow(document)));
    this.#disposables.add(workspace.onDidOpenTextDocument(follow));
    this.#disposables.add(languages.registerCodeActionsProvider(textLanguages, {
      provideCodeActions: (document, range, { diagnostics }) => (this.#checked.has(document.uri.toString()) ? this.#findActions(document, range, diagnostics) : []),
    }, { providedCodeActionKinds: [CodeActionKind.QuickFix] }));
  }

  /** Asks for the pictures of a post anew and shows what readers will not see; returns how many that are. What is broken off shows nothing. */
  async check(uri: Uri, ask: AskPicture, token: CancellationToken): Promise<number> {
    this.#checked.set(uri.toString(), uri);
    return this.#show(uri, async (key, url, referer, again) => {
      // Once it is mended, the question may be whether there is one by https:.
      const secure = url.replace(/^http:/, 'https:');
      const [answer, secureAnswer] = await Promise.all([ask(url, referer, again), ask(secure, referer)]);
      if (token.isCancellationRequested) return UNASKED;
      this.#answers.set(toKey(secure, referer), secureAnswer).set(key, answer);
      return answer;
    });
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  async #show(uri: Uri, ask: KeyedAsk): Promise<number> {
    const version = findOpenDocument(uri)?.version;
    const post = await this.#services.posts.findPost(uri);
    const { blog } = await this.#services.blogs.getBlog(uri);
    const findings = post ? await find(post.post, blog, ask) : [];
    const { rules } = await loadCore();
    if (!post || this.#disposables.isDisposed) return 0;
    // Written on meanwhile: what comes after the change is shown then.
    if (findOpenDocument(uri)?.version === version) this.#collection.set(uri, findings.map(finding => toDiagnostic(finding, post.toRange(finding.span), new Set(rules.map(({ id }) => id)))));
    return findings.length;
  }

  async #findActions(document: TextDocument, range: Range, diagnostics: readonly Diagnostic[]): Promise<CodeAction[]> {
    const { checks, posts } = this.#services;
    const [{ findRemotePictures, getReferer }, { post, blog, version }, checked] = await Promise.all([loadCore(), posts.getPost(document), checks.findChecked(document)]);
    const isHere = ({ span }: Pick<Finding, 'span'>): boolean => toRange(document, span).intersection(range) !== undefined;
    const findings = (await find(post, blog, this.#recall)).filter(isHere);
    if (findings.length === 0 || version !== document.version) return [];
    const toAction = (title: string, { span }: Finding): CodeAction => {
      const action = new CodeAction(title, CodeActionKind.QuickFix);
      action.diagnostics = diagnostics.filter(({ source, range: shown }) => source === 'galley' && shown.isEqual(toRange(document, span)));
      return action;
    };
    // What another rule has in mind for this picture is offered once.
    const offered = new Set((checked?.findings ?? []).filter(isHere).flatMap(({ fixes }) => fixes.map(({ title }) => title)));
    const mend = findings.flatMap(finding => finding.fixes.filter(({ title }) => !offered.has(title)).map(({ title, edits }) => {
      const action = toAction(title, finding);
      action.edit = toWorkspaceEdit(document, edits);
      return action;
    }));
    const pictures = await findRemotePictures(post, blog);
    const isHad = (url: string): boolean => [undefined, getReferer(blog)].some(referer => this.#answers.get(toKey(url, referer))?.outcome === 'picture');
    const bring = findings.flatMap(finding => pictures.filter(({ span, url }) => span.start === finding.span.start && isHad(url)).map(({ url }) => {
      const action = toAction(l10n.t('Bring this picture into the blog'), finding);
      action.command = { title: action.title, command: 'galley.bringPicturesHome', arguments: [document.uri, { urls: [url] }] };
      return action;
    }));
    return [...mend, ...bring];
  }
}

async function find(post: Post, blog: Blog, ask: KeyedAsk): Promise<readonly Finding[]> {
  const { checkRemotePictures } = await loadCore();
  return checkRemotePictures(post, blog, (url, referer, again) => ask(toKey(url, referer, again), url, referer, again));
}

type KeyedAsk = (key: string, ...question: Parameters<AskPicture>) => Promise<PictureAnswer>;

function toKey(...[url, referer, again = false]: Parameters<AskPicture>): string {
  return JSON.stringify([url, referer, again]);
}
