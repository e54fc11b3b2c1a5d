/** Which functions a framework runs again and again: for each request, each invocation, each job. */
import type TS from 'typescript';
import type { Occasion } from '../ir/index.js';
import { ts } from '../compiler.js';
import { unwrap, wrapped, type FunctionNode } from '../types/index.js';

/** How often a function runs, by its own form and by the place it stands at; undefined if neither tells. */
export function occasionOfFunction(node: FunctionNode): Occasion | undefined {
  if (hasRequestParameters(node) || isDecoratedHandler(node) || isRouteExport(node) || isServerAction(node) || isFetchMethod(node) || isResolver(node)) return 'request';
  if (isInvocationExport(node)) return 'invocation';
  if (hasJobDecorator(node)) return 'job';
  return ts.isFunctionExpression(node) || ts.isArrowFunction(node) ? occasionOfValue(node) : undefined;
}

/** How often a function runs by where it, or a name of it, is handed. */
export function occasionOfValue(value: TS.Expression): Occasion | undefined {
  if (isRouteArgument(value) || isRouteProperty(value) || isProcedureArgument(value) || isEventListener(value) || isHookArgument(value)) return 'request';
  return isJobArgument(value) ? 'job' : undefined;
}

/** `(req, res)`, `(request, reply)`, `(ctx, next)`, `(_req)`, or a parameter with the type of a request. */
export function hasRequestParameters(node: FunctionNode): boolean {
  const [first = '', second = ''] = node.parameters.map(({ name }) => (ts.isIdentifier(name) ? name.text.replace(/^_/, '') : ''));
  if (/^(req|request)$/.test(first) && /^(res|response|reply|h)$/.test(second)) return true;
  if (first === 'req' || (/^(err|error)$/.test(first) && second === 'req')) return true;
  if (/^(ctx|context|c)$/.test(first) && second === 'next') return true;
  return node.parameters.some(({ type }) => type !== undefined && REQUEST_TYPES.has(nameOfType(type)));
}

const REQUEST_TYPES: ReadonlySet<string> = new Set([
  'Request', 'NextRequest', 'NextApiRequest', 'FastifyRequest', 'IncomingMessage', 'HttpRequest', 'ParameterizedContext',
  'GetServerSidePropsContext', 'LoaderFunctionArgs', 'ActionFunctionArgs', 'LoaderArgs', 'ActionArgs', 'RequestEvent', 'H3Event',
]);

/** `Request` of `express.Request<Params>`. */
function nameOfType(type: TS.TypeNode): string {
  if (!ts.isTypeReferenceNode(type)) return '';
  return ts.isIdentifier(type.typeName) ? type.typeName.text : type.typeName.right.text;
}

/** Methods that NestJS, routing-controllers, tsoa and TypeGraphQL call for a request. */
function isDecoratedHandler(node: FunctionNode): boolean {
  return ts.isMethodDeclaration(node) && decoratorNames(node).some((name) => REQUEST_DECORATORS.has(name));
}

const REQUEST_DECORATORS: ReadonlySet<string> = new Set([
  'Get', 'Post', 'Put', 'Patch', 'Delete', 'Head', 'Options', 'All', 'Query', 'Mutation', 'Subscription', 'ResolveField',
  'FieldResolver', 'MessagePattern', 'EventPattern', 'GrpcMethod', 'SubscribeMessage',
]);

function hasJobDecorator(node: FunctionNode): boolean {
  return ts.isMethodDeclaration(node) && decoratorNames(node).some((name) => JOB_DECORATORS.has(name));
}

const JOB_DECORATORS: ReadonlySet<string> = new Set(['Process', 'Cron', 'Interval', 'OnEvent', 'OnQueueEvent']);

function decoratorNames(node: TS.MethodDeclaration): readonly string[] {
  return (ts.getDecorators(node) ?? []).flatMap(({ expression }) => {
    const callee = ts.isCallExpression(expression) ? expression.expression : expression;
    return ts.isIdentifier(callee) ? [callee.text] : [];
  });
}

/** What Next.js, SvelteKit and Remix call by the name of the export and of the file. */
export function isRouteExport(node: FunctionNode): boolean {
  const { fileName } = node.getSourceFile();
  const name = exportedName(node);
  if (name === undefined) return false;
  if (/(^|\/)(route|\+server)\.[cm]?[jt]sx?$/.test(fileName)) return HTTP_METHODS.has(name);
  if (/\/pages\/api\//.test(fileName)) return name === 'default';
  if (/\/routes\//.test(fileName) && (name === 'loader' || name === 'action')) return true;
  return name === 'getServerSideProps';
}

const HTTP_METHODS: ReadonlySet<string> = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']);

/** A function that a browser calls: `'use server'` in it, or at the top of the file that exports it. */
export function isServerAction(node: FunctionNode): boolean {
  if (node.body && ts.isBlock(node.body) && startsWith(node.body.statements, 'use server')) return true;
  return exportedName(node) !== undefined && startsWith(node.getSourceFile().statements, 'use server');
}

function startsWith([first]: readonly TS.Statement[], directive: string): boolean {
  return first !== undefined && ts.isExpressionStatement(first) && ts.isStringLiteral(first.expression) && first.expression.text === directive;
}

/** `export default { fetch(request, env) { … } }` of a worker. */
function isFetchMethod(node: FunctionNode): boolean {
  const member = ts.isMethodDeclaration(node) ? node : node.parent;
  const isMember = ts.isMethodDeclaration(member) || ts.isPropertyAssignment(member);
  return isMember && member.name.getText() === 'fetch' && ts.isObjectLiteralExpression(member.parent) && ts.isExportAssignment(outermost(member.parent).parent);
}

/** A field of `Query`, `Mutation` or `Subscription` in the resolvers of GraphQL, with the four parameters of a resolver or some. */
function isResolver(node: FunctionNode): boolean {
  const member = ts.isMethodDeclaration(node) ? node : node.parent;
  if (!ts.isMethodDeclaration(member) && !ts.isPropertyAssignment(member)) return false;
  const type = member.parent.parent;
  return ts.isObjectLiteralExpression(member.parent) && ts.isPropertyAssignment(type) && /^(Query|Mutation|Subscription)$/.test(type.name.getText());
}

/** `exports.handler` of a cloud function, also within a wrapper such as `middy(async (event) => …)`. */
export function isInvocationExport(node: FunctionNode): boolean {
  const outer = ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) ? node : outermost(node);
  const [first, second] = node.parameters.map(({ name }) => (ts.isIdentifier(name) ? name.text.replace(/^_/, '') : ''));
  if (/^(event|evt)$/.test(first ?? '') && second === 'context') return true;
  return exportedName(outer) === 'handler' && (first === undefined || /^(event|evt|)$/.test(first) || /Event/.test(node.parameters[0]?.type?.getText() ?? ''));
}

/** The call that a function is wrapped into before it is exported or registered, or the function itself. */
function outermost(node: TS.Node): TS.Node {
  let outer = node;
  for (let depth = 0; depth < 2; depth += 1) {
    const { parent } = outer;
    const isArgument = ts.isCallExpression(parent) && parent.arguments.some((argument) => argument === outer);
    if (!isArgument && !ts.isParenthesizedExpression(parent) && !ts.isSatisfiesExpression(parent) && !ts.isAsExpression(parent)) break;
    outer = parent;
  }
  return outer;
}

/** The name under which a module hands out a function: `default` for the module itself. */
export function exportedName(node: TS.Node): string | undefined {
  if (ts.isFunctionDeclaration(node)) {
    const isExported = node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
    const isDefault = node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword) ?? false;
    if (isExported) return isDefault ? 'default' : node.name?.text;
    return node.name && exportedElsewhere(node.name.text, node.getSourceFile());
  }
  const { parent } = node;
  if (ts.isExportAssignment(parent)) return 'default';
  if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name)) {
    const isExported = (ts.getCombinedModifierFlags(parent) & ts.ModifierFlags.Export) !== 0;
    return isExported ? parent.name.text : exportedElsewhere(parent.name.text, node.getSourceFile());
  }
  if (!ts.isBinaryExpression(parent) || parent.right !== node) return undefined;
  const left = parent.left.getText();
  return left === 'module.exports' ? 'default' : /^(?:module\.)?exports\.(\w+)$/.exec(left)?.[1];
}

/** `export { handler }`, `export default handler`, `module.exports = { handler }` behind the function. */
function exportedElsewhere(name: string, file: TS.SourceFile): string | undefined {
  for (const statement of file.statements) {
    if (ts.isExportAssignment(statement) && statement.expression.getText() === name) return 'default';
    if (ts.isExportDeclaration(statement) && statement.exportClause && ts.isNamedExports(statement.exportClause)) {
      const found = statement.exportClause.elements.find(({ propertyName, name: exported }) => (propertyName ?? exported).text === name);
      if (found) return found.name.text;
    }
    if (!ts.isExpressionStatement(statement) || !ts.isBinaryExpression(statement.expression)) continue;
    const { left, right } = statement.expression;
    const isMember = ts.isObjectLiteralExpression(right) && right.properties.some((property) => property.name?.getText() === name);
    if (left.getText() === 'module.exports' && (isMember || right.getText() === name)) return isMember ? name : 'default';
    if (/^(?:module\.)?exports\.\w+$/.test(left.getText()) && right.getText() === name) return left.getText().split('.').at(-1);
  }
  return undefined;
}

/** `app.get('/users', authenticate, handler)`, `router.route('/users').post(wrap(handler))`, `app.use(handler)`. */
export function isRouteArgument(value: TS.Expression): boolean {
  let argument: TS.Expression = wrapped(value);
  for (let depth = 0; depth < 3; depth += 1) {
    const { parent } = argument;
    if (ts.isCallExpression(parent) && parent.expression !== argument) {
      if (registersRoute(parent, argument)) return true;
      argument = wrapped(parent);
    } else if (ts.isArrayLiteralExpression(parent)) argument = parent;
    else return false;
  }
  return false;
}

const ROUTING: ReadonlySet<string> = new Set(['get', 'post', 'put', 'patch', 'delete', 'del', 'head', 'options', 'all', 'use', 'on']);

function registersRoute(call: TS.CallExpression, argument: TS.Expression): boolean {
  const callee = unwrap(call.expression);
  if (!ts.isPropertyAccessExpression(callee) || !ROUTING.has(callee.name.text)) return false;
  const [first] = call.arguments;
  if (first && first !== argument && isPath(first)) return true;
  return isRouteChain(callee.expression) || (callee.name.text !== 'on' && ROUTER_NAME.test(callee.expression.getText()));
}

/** `router.route('/users').get(list)`, to which another method is added. */
function isRouteChain(receiver: TS.Expression): boolean {
  const call = unwrap(receiver);
  const callee = ts.isCallExpression(call) ? unwrap(call.expression) : call;
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(callee)) return false;
  return callee.name.text === 'route' || (ROUTING.has(callee.name.text) && isRouteChain(callee.expression));
}

/** What people call what routes are registered with. */
const ROUTER_NAME = /(?:^|\.|_)(?:app|router|routes|server|fastify|hono|koa)$|(?:App|Router|Server)$/;

function isPath(node: TS.Expression): boolean {
  const path = unwrap(node);
  if (ts.isRegularExpressionLiteral(path)) return true;
  if (ts.isArrayLiteralExpression(path)) return path.elements.length > 0 && path.elements.every(isPath);
  if (ts.isTemplateExpression(path)) return path.head.text.startsWith('/');
  return ts.isStringLiteralLike(path) && /^[/*]/.test(path.text);
}

/** `{ method: 'GET', url: '/users', handler }` of fastify and hapi. */
export function isRouteProperty(value: TS.Expression): boolean {
  const { parent } = wrapped(value);
  if (!ts.isPropertyAssignment(parent) && !ts.isShorthandPropertyAssignment(parent)) return false;
  const names = parent.parent.properties.map((property) => property.name?.getText() ?? '');
  return /^(handler|preHandler|onRequest|preValidation)$/.test(parent.name.getText()) && names.includes('method') && (names.includes('url') || names.includes('path'));
}

/** `fastify.addHook('preHandler', handler)`. */
function isHookArgument(value: TS.Expression): boolean {
  const argument = wrapped(value);
  const { parent } = argument;
  if (!ts.isCallExpression(parent) || parent.arguments[1] !== argument) return false;
  const [name] = parent.arguments;
  return /(?:^|\.)addHook$/.test(parent.expression.getText()) && name !== undefined && ts.isStringLiteralLike(name) && REQUEST_HOOKS.has(name.text);
}

/** The hooks of fastify that run for each request; the others run once. */
const REQUEST_HOOKS: ReadonlySet<string> = new Set(['onRequest', 'preParsing', 'preValidation', 'preHandler', 'preSerialization', 'onSend', 'onResponse', 'onTimeout', 'onError', 'onRequestAbort']);

/** `publicProcedure.input(…).query(handler)` of tRPC. */
export function isProcedureArgument(value: TS.Expression): boolean {
  const argument = wrapped(value);
  const { parent } = argument;
  if (!ts.isCallExpression(parent) || !ts.isPropertyAccessExpression(parent.expression)) return false;
  return /^(query|mutation|subscription)$/.test(parent.expression.name.text) && /procedure/i.test(parent.expression.expression.getText());
}

/** `server.on('request', handler)`, `http.createServer(handler)`. */
function isEventListener(value: TS.Expression): boolean {
  const argument = wrapped(value);
  const { parent } = argument;
  if (!ts.isCallExpression(parent) || parent.expression === argument) return false;
  const [first] = parent.arguments;
  const callee = unwrap(parent.expression);
  if (!ts.isPropertyAccessExpression(callee)) return false;
  if (callee.name.text === 'createServer') return /^https?2?$/.test(callee.expression.getText());
  return callee.name.text === 'on' && first !== undefined && ts.isStringLiteralLike(first) && first.text === 'request';
}

/** `queue.process(handler)`, `new Worker('mails', handler)`, `cron.schedule('* * * * *', handler)`, `setInterval(handler, 1000)`. */
export function isJobArgument(value: TS.Expression): boolean {
  const argument = wrapped(value);
  const { parent } = argument;
  if (ts.isPropertyAssignment(parent)) return /^(eachMessage|eachBatch)$/.test(parent.name.getText());
  const isCall = (ts.isCallExpression(parent) || ts.isNewExpression(parent)) && parent.expression !== argument;
  if (!isCall) return false;
  const callee = unwrap(parent.expression);
  if (ts.isNewExpression(parent)) return /(?:^|\.)(?:Worker|CronJob)$/.test(callee.getText());
  return JOB_REGISTRATION.test(callee.getText());
}

const JOB_REGISTRATION = /(?:^|\.)(?:setInterval|\w*[qQ]ueue\.process|\w*[bB]oss\.work|\w*[cC]hannel\.consume|\w*[aA]genda\.define|cron\.schedule|schedule\.scheduleJob)$/;
