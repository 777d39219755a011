import { CodeAction, CodeActionKind, languages, workspace, type CancellationToken, type Disposable, type TextDocument, type Uri } from 'vscode';
import type { AskPicture, Finding, PictureAnswer } from '../../core/index';
import { debounceEach } from './debounceEach';
import { Disposables } from '../disposables';
import { findOpenDocument } from '../documents';
import { toWorkspaceEdit } from '../fixes';
import { loadCore } from '../loadCore';
import type { FoundPost } from '../posts';
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
  readonly #checked = new Set<string>();
  readonly #recall: KeyedAsk = async key => this.#answers.get(key) ?? UNASKED;

  constructor(services: Services) {
    this.#services = services;
    const again = this.#disposables.add(debounceEach<TextDocument>(TYPING_DELAY_MS, document => this.#show(document.uri, this.#recall), services.log));
    const follow = (document: TextDocument): void => {
      if (this.#checked.has(document.uri.toString())) again.run(document.uri.toString(), document);
    };
    this.#disposables.add(workspace.onDidChangeTextDocument(({ document }) => follow(document)));
    this.#disposables.add(workspace.onDidOpenTextDocument(follow));
    this.#disposables.add(languages.registerCodeActionsProvider(textLanguages, {
      provideCodeActions: async (document, range, { diagnostics }) => {
        const post = this.#checked.has(document.uri.toString()) ? await this.#services.posts.findPost(document.uri) : undefined;
        const findings = post ? await this.#find(post, this.#recall) : [];
        return findings.filter(({ span }) => toRange(document, span).intersection(range)).flatMap(({ span, fixes }) => fixes.map(fix => {
          const action = new CodeAction(fix.title, CodeActionKind.QuickFix);
          action.edit = toWorkspaceEdit(document, fix.edits);
          action.diagnostics = diagnostics.filter(({ source, range: shown }) => source === 'galley' && shown.isEqual(toRange(document, span)));
          return action;
        }));
      },
    }, { providedCodeActionKinds: [CodeActionKind.QuickFix] }));
  }

  /** Asks for the pictures of a post anew and shows what readers will not see; returns how many that are. What is broken off shows nothing. */
  async check(uri: Uri, ask: AskPicture, token: CancellationToken): Promise<number> {
    this.#checked.add(uri.toString());
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
    const findings = post ? await this.#find(post, ask) : [];
    if (!post || this.#disposables.isDisposed) return 0;
    // Written on meanwhile: what comes after the change is shown then.
    if (findOpenDocument(uri)?.version === version) this.#collection.set(uri, findings.map(finding => toDiagnostic(finding, post.toRange(finding.span), new Set())));
    return findings.length;
  }

  async #find({ uri, post }: FoundPost, ask: KeyedAsk): Promise<readonly Finding[]> {
    const [{ checkRemotePictures }, { blog }] = await Promise.all([loadCore(), this.#services.blogs.getBlog(uri)]);
    return checkRemotePictures(post, blog, (url, referer, again) => ask(toKey(url, referer, again), url, referer, again));
  }
}

type KeyedAsk = (key: string, ...question: Parameters<AskPicture>) => Promise<PictureAnswer>;

function toKey(...[url, referer, again = false]: Parameters<AskPicture>): string {
  return JSON.stringify([url, referer, again]);
}
