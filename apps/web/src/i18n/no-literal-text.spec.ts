import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

const source = join(__dirname, '..');
const spokenAttributes =
  /^(title|label|lead|description|placeholder|alt|caption|hint|aria-label|submitLabel|confirmLabel)$/;
const hasWords = (text: string) => /\p{L}{2}/u.test(text);
/** The product's name and the languages' own names are the same in every language. */
const isName = (text: string) => /^(Parvis|English|Français)$/.test(text.trim());

function literalTexts(name: string, code: string): string[] {
  const file = ts.createSourceFile(name, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const note = (node: ts.Node, text: string) => {
    if (!hasWords(text) || isName(text)) return;
    found.push(`${name}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${text.trim()}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) note(node, node.text);
    if (ts.isJsxExpression(node) && node.expression && ts.isStringLiteralLike(node.expression)) {
      if (!ts.isJsxAttribute(node.parent)) note(node, node.expression.text);
    }
    if (ts.isJsxAttribute(node) && spokenAttributes.test(node.name.getText())) {
      const value = node.initializer;
      if (value && ts.isStringLiteral(value)) note(node, value.text);
      if (value && ts.isJsxExpression(value) && value.expression && ts.isStringLiteralLike(value.expression)) {
        note(node, value.expression.text);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

const components = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return components(path);
    return entry.name.endsWith('.tsx') ? [path] : [];
  });

describe('texts of the pages', () => {
  it('all come from the catalogues', () => {
    const paths = components(source);
    expect(paths.length).toBeGreaterThan(20);
    expect(paths.flatMap((path) => literalTexts(relative(source, path), readFileSync(path, 'utf8')))).toEqual([]);
  });

  it.each([
    ['<p>Hello there</p>', 'Hello there'],
    ["<p>{'Hello there'}</p>", 'Hello there'],
    ['<Button aria-label="Close it" />', 'Close it'],
    ["<Page title={'My page'}>{t('x')}</Page>", 'My page'],
  ])('would be noticed in %s', (code, text) => {
    expect(literalTexts('page.tsx', `const page = ${code};`)).toEqual([`page.tsx:1 ${text}`]);
  });
});
