/** A statement of Nunjucks' own, such as `{% if a %}`. */
export interface Statement {
  readonly name: string;
  /** What stands behind the name. */
  readonly code: string;
}

const LOOP = /^(?:for|asyncEach|asyncAll)$/;

// A string, or a name: not what stands behind a dot, the filter behind a bar, or the test behind "is".
const NAME = /(["'])(?:\\.|(?!\1)[^\\])*\1|(?<![\w$.])(?<!\|\s{0,9})(?<!\bis\s{1,9}(?:not\s{1,9})?)[a-zA-Z_$][\w$]*/g;
const OPERATORS: ReadonlySet<string> = new Set(['and', 'or', 'not', 'in', 'is', 'if', 'else', 'null']);

// What Nunjucks takes for no expression: nothing, signs that begin none, and words or values side by side.
const REFUSED = /^$|^[.#>/?:,;=&|%]|^[^'"([{|]*[\w$]\s*(?::|,|\?\s|&&|\|\||\+\+|=(?!=))|^[\w$.]+\s+(?!(?:if|in|is|and|or|not|else)\b)[\w$]/;

/** Returns the names that code of a template asks for. */
export function findNames(code: string): readonly string[] {
  return [...code.matchAll(NAME)].flatMap(([name, quote]) => (quote || OPERATORS.has(name) ? [] : [name]));
}

/** Tells whether code is no expression to Nunjucks, which then stops the build. */
export function isNoExpression(code: string): boolean {
  return REFUSED.test(code) || (code.includes('|') && BROKEN_FILTER.test(code.replace(QUOTED, '""')));
}

// A string or regular expression, in which no mark means anything.
const QUOTED = /(["'])(?:\\.|(?!\1)[^\\])*\1|\br\/(?:\\.|[^/\\])*\//g;
// Behind a bar stands the name of a filter, and what it is given in parentheses.
const BROKEN_FILTER = /\|\s*(?:[^\w$\s]|$|[\w$.]+\s*:)/;
// The filters of Nunjucks 3; Hexo adds none to what posts are run with.
const FILTERS: ReadonlySet<string> = new Set(('abs batch capitalize center d default dictsort dump e escape first float forceescape groupby indent int join last length list lower nl2br random reject rejectattr '
  + 'replace reverse round safe select selectattr slice sort string striptags sum title trim truncate upper urlencode urlize wordcount').split(' '));

/** Returns the first filter in code of a template that Hexo does not know: it then stops the build when it comes to it. */
export function findUnknownFilter(code: string): string | undefined {
  if (!code.includes('|')) return undefined;
  for (const [, name] of code.replace(QUOTED, '""').matchAll(/\|\s*([\w$.]+)/g)) if (!FILTERS.has(name!)) return name;
  return undefined;
}

/** Returns the names that a statement gives to what it holds, or to what follows. */
export function findDefinedNames({ name, code }: Statement): readonly string[] {
  if (name === 'set') return findNames(code.split('=', 1)[0]!);
  if (name === 'macro') return findNames(code);
  return LOOP.test(name) && /\bin\b/.test(code) ? findNames(code.split(/\bin\b/, 1)[0]!) : [];
}

/**
 * Tells whether Nunjucks cannot run a statement: its code is none, or it asks for another file or an unknown macro.
 *
 * @param known the names that the template has
 */
export function cannotRun(statement: Statement, known: ReadonlySet<string>): boolean {
  const { name, code } = statement;
  const [called] = /^[\w$]+(?=\s*\()/.exec(code) ?? [];
  switch (name) {
    case 'include': case 'extends': case 'import': case 'from': return true;
    case 'set': return !/^[\w$]/.test(code) || /^[^=]*=\s*$/.test(code);
    case 'macro': return called === undefined;
    case 'call': return called === undefined || !known.has(called);
    case 'block': case 'filter': return code === '';
    default: return (LOOP.test(name) && !/^[\w$\s,]+\bin\b/.test(code)) || isNoExpression(getExpression(statement).replace(/^(?:not\s+)+/, ''));
  }
}

/**
 * Tells whether the author of a post may have wanted a statement to be run: it looks at what the template has, or gives a name that is used.
 *
 * @param counts how often each name stands in the template
 */
export function isMeant(statement: Statement, known: ReadonlySet<string>, counts: ReadonlyMap<string, number>): boolean {
  const { name, code } = statement;
  switch (name) {
    case 'block': return false;
    case 'set': case 'macro': return (counts.get(findNames(code)[0] ?? '') ?? 0) > 1;
    case 'call': case 'filter': return true;
    default: return findNames(getExpression(statement)).every(wanted => known.has(wanted));
  }
}

/** What a statement looks at: of a loop, what stands behind `in`. */
function getExpression({ name, code }: Statement): string {
  return (LOOP.test(name) ? code.slice(code.search(/\bin\b/) + 2) : code).trim();
}
