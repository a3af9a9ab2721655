import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { parse } from 'vue/compiler-sfc'

/** The packages that a TypeScript file or a Vue component imports when it runs: no types, no file of its own, nothing of Node. */
export function packagesImportedBy(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  const scripts = file.endsWith('.vue') ? [parse(text).descriptor.script, parse(text).descriptor.scriptSetup].map(script => script?.content ?? '') : [text]
  return scripts.flatMap(importsOf).filter(name => /^[@\w]/.test(name) && !/^(node|virtual|server-reactive|uno):|^uno\.css|\.(css|wasm)(\?|$)/.test(name))
}

function importsOf(script: string): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) && !isOfTypes(node.importClause)) || (ts.isExportDeclaration(node) && !node.isTypeOnly)) {
      if (node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier))
        found.push(node.moduleSpecifier.text)
    }
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [name] = node.arguments
      if (name && ts.isStringLiteralLike(name))
        found.push(name.text)
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile('script.ts', script, ts.ScriptTarget.Latest))
  return found
}

function isOfTypes(clause: ts.ImportClause | undefined): boolean {
  if (!clause)
    return false
  const { name, namedBindings, isTypeOnly } = clause
  return isTypeOnly || (!name && namedBindings !== undefined && ts.isNamedImports(namedBindings) && namedBindings.elements.length > 0 && namedBindings.elements.every(element => element.isTypeOnly))
}
