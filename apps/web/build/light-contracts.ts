import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Plugin, parseSync } from 'vite';

const contracts = '@parvis/contracts';
const light = '@parvis/contracts?light';
/** One module for each file of the contracts: what a file keeps to itself may have the same name in another one. */
const partOf = (file: string) => `${light}=${file}`;
const loaded = (id: string) => `\0${id}`;

/**
 * Keeps zod out of pages that validate nothing. The contracts state each endpoint with its schemas, but a call needs only its
 * method and path. So imports of endpoints and of plain constants are led to a module that holds just those, made from the
 * contracts; schemas still come from the contracts themselves. Saves about 25 kB of compressed JavaScript before the first
 * page. Only the build does this: the development server uses the contracts as they are.
 */
export function lightContracts(entry: string): Plugin {
  const folder = dirname(entry);
  const modules = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.includes('.spec.'))
    .map((name) => ({ id: partOf(name), ...lightPart(join(folder, name), readFileSync(join(folder, name), 'utf8')) }))
    .filter((module) => module.names.length > 0);
  const names = new Set(modules.flatMap((module) => module.names));
  const codeOf = new Map(modules.map(({ id, code }) => [loaded(id), code]));
  codeOf.set(
    loaded(light),
    modules.map((module) => `export { ${module.names.join(', ')} } from '${module.id}';`).join('\n'),
  );
  return {
    name: 'parvis:light-contracts',
    apply: 'build',
    enforce: 'pre',
    resolveId: (id) => (codeOf.has(loaded(id)) ? loaded(id) : null),
    load: (id) => {
      const code = codeOf.get(id);
      return code === undefined ? null : { code, moduleType: 'ts' };
    },
    transform: (code, id) =>
      /\/src\/.*\.tsx?$/.test(id) && code.includes(`'${contracts}'`)
        ? { code: splitImports(code, names), map: null }
        : null,
  };
}

const importStatement = new RegExp(`import \\{([^}]*)\\} from '${contracts}';`, 'g');

/** Divides an import of the contracts into the names that the light module has and the rest. Keeps the number of lines. */
export function splitImports(code: string, lightNames: ReadonlySet<string>): string {
  return code.replaceAll(importStatement, (_, list: string) => {
    const imported = list
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean);
    const from = (source: string, isWanted: (name: string) => boolean) => {
      const wanted = imported.filter(isWanted);
      return wanted.length > 0 ? `import { ${wanted.join(', ')} } from '${source}';` : '';
    };
    return (
      from(light, (name) => lightNames.has(name)) +
      from(contracts, (name) => !lightNames.has(name)) +
      '\n'.repeat(list.split('\n').length - 1)
    );
  });
}

interface Span {
  start: number;
  end: number;
}

/** The exports of one module of the contracts that need no schema: endpoints reduced to method and path, constants, functions. */
export function lightPart(path: string, code: string): { code: string; names: string[] } {
  const textOf = ({ start, end }: Span) => code.slice(start, end);
  const heavy = new Set<string>();
  const kept: string[] = [];
  const names: string[] = [];
  const keep = (name: string, text: string, isExported: boolean) => {
    kept.push(isExported ? `export ${text}` : text);
    if (isExported) names.push(name);
  };
  const keepUnlessHeavy = (name: string, text: string, isExported: boolean) => {
    if ([...heavy].some((one) => new RegExp(`\\b${one}\\b`).test(text))) heavy.add(name);
    else keep(name, text, isExported);
  };

  for (const statement of parseSync(path, code).program.body) {
    if (statement.type === 'ImportDeclaration') {
      for (const { local } of statement.specifiers) heavy.add(local.name);
    }
    const isExported = statement.type === 'ExportNamedDeclaration';
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declaration?.type === 'FunctionDeclaration' && declaration.id) {
      keepUnlessHeavy(declaration.id.name, textOf(declaration), isExported);
    }
    if (declaration?.type !== 'VariableDeclaration') continue;
    for (const { id, init } of declaration.declarations) {
      if (id.type !== 'Identifier' || !init) continue;
      const isEndpoint = init.type === 'CallExpression' && textOf(init.callee) === 'endpoint';
      const [definition] = isEndpoint ? init.arguments : [];
      if (definition?.type === 'ObjectExpression') {
        const needed = definition.properties.filter((one) => /^(method|path):/.test(textOf(one)));
        // What it takes over from another endpoint is in another module, with its schemas.
        if (needed.length !== 2) throw new Error(`${path}: ${id.name} has to state its method and path itself`);
        keep(id.name, `const ${id.name} = { ${needed.map(textOf).join(', ')} };`, isExported);
      } else {
        keepUnlessHeavy(id.name, `const ${id.name} = ${textOf(init)};`, isExported);
      }
    }
  }
  return { code: kept.join('\n'), names };
}
