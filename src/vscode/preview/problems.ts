import { DiagnosticSeverity, languages, type Diagnostic, type Disposable, type TextDocument } from 'vscode';
import type { ProblemSeverity, ToPreview } from '../../protocol/messages';
import { Disposables } from '../disposables';
import { loadCore } from '../loadCore';
import type { OpenPost } from '../posts';
import type { Services } from '../services';
import { isShown } from '../tabs';
import { readMode } from '../diagnostics';
import { makeProblemsMessage, toProblem, type PlacedProblem } from './problemsMessage';

const SEVERITIES: Readonly<Record<DiagnosticSeverity, ProblemSeverity>> = {
  [DiagnosticSeverity.Error]: 'error',
  [DiagnosticSeverity.Warning]: 'warning',
  [DiagnosticSeverity.Information]: 'info',
  [DiagnosticSeverity.Hint]: 'hint',
};

/** Tells the preview what is wrong with its post: for a post in an editor just what the editor underlines, so that both are as calm while somebody types. */
export class Problems implements Disposable {
  readonly #disposables = new Disposables();
  readonly #getPost: () => OpenPost | undefined;
  readonly #services: Services;
  readonly #tell: (message: ToPreview) => void;
  /** True when the preview does not know yet what the editor shows. */
  #isDue = false;

  constructor(getPost: () => OpenPost | undefined, services: Services, tell: (message: ToPreview) => void) {
    this.#getPost = getPost;
    this.#services = services;
    this.#tell = tell;
    this.#disposables.add(languages.onDidChangeDiagnostics(({ uris }) => {
      const key = getPost()?.document.uri.toString();
      if (uris.some(uri => uri.toString() === key)) this.#note(true);
    }));
  }

  /** Is told of each render; `isWhole`: the preview knew nothing before. */
  update(isWhole: boolean): void {
    this.#note(isWhole);
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #note(isDue: boolean): void {
    this.#isDue ||= isDue;
    const post = this.#getPost();
    // What is found in a text that is not shown yet waits for its render.
    if (!this.#isDue || !post || post.version !== post.document.version) return;
    this.#isDue = false;
    this.#send(post).catch((error: unknown) => this.#services.log.error(error instanceof Error ? error : String(error)));
  }

  async #send(post: OpenPost): Promise<void> {
    const { document, version } = post;
    const [core, problems] = await Promise.all([loadCore(), this.#find(document)]);
    if (this.#disposables.isDisposed || this.#getPost() !== post || document.version !== version) return;
    this.#tell(makeProblemsMessage(post.post, problems, { uri: document.uri.toString(), version }, core));
  }

  async #find(document: TextDocument): Promise<readonly PlacedProblem[]> {
    if (isShown(document.uri)) return languages.getDiagnostics(document.uri).filter(({ source }) => source === 'galley').map(diagnostic => toProblemOfDiagnostic(document, diagnostic));
    if (readMode(document.uri) === 'off') return [];
    return (await this.#services.checks.findChecked(document))?.findings.map(toProblem) ?? [];
  }
}

function toProblemOfDiagnostic(document: TextDocument, { range, severity, message }: Diagnostic): PlacedProblem {
  return { start: document.offsetAt(range.start), end: document.offsetAt(range.end), severity: SEVERITIES[severity], message };
}
