import {
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
  HttpCode,
  RequestMapping,
  RequestMethod,
  SetMetadata,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiBody, ApiConsumes, ApiOperation, ApiResponse } from '@nestjs/swagger';
import { type Endpoint, Id } from '@parvis/contracts';
import type { Request } from 'express';
import { z } from 'zod';
import { DomainError } from './domain-error.js';

/** Metadata key under which a handler carries its contract. */
export const ENDPOINT = 'parvis:endpoint';

const methods = {
  GET: RequestMethod.GET,
  POST: RequestMethod.POST,
  PUT: RequestMethod.PUT,
  PATCH: RequestMethod.PATCH,
  DELETE: RequestMethod.DELETE,
} as const;

/** Binds a controller's method to a contract: path, who may call it, upload, OpenAPI. */
export function Handles(contract: Endpoint<string, z.ZodType, z.ZodType, z.ZodType>): MethodDecorator {
  const decorators = [
    SetMetadata(ENDPOINT, contract),
    RequestMapping({ path: contract.path, method: methods[contract.method] }),
    HttpCode(200),
    ApiOperation({ summary: contract.summary, description: `Access: ${describeAccess(contract.access)}` }),
    ApiResponse({ status: 200, standardSchema: contract.answer as never }),
  ];
  if (contract.body)
    decorators.push(
      ApiBody({ schema: z.toJSONSchema(contract.body, { io: 'input', unrepresentable: 'any' }) as never }),
    );
  if (contract.upload) {
    decorators.push(
      ApiConsumes('multipart/form-data'),
      UseInterceptors(FileInterceptor('file', { limits: { fileSize: contract.upload.maxBytes, files: 1, fields: 5 } })),
    );
  }
  return applyDecorators(...decorators);
}

const describeAccess = (access: Endpoint['access']) => (typeof access === 'string' ? access : access.join(', '));

/** The parsed path, query and body of the call; a refusal names every field that is wrong. */
export const Input = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const contract: Endpoint = Reflect.getMetadata(ENDPOINT, context.getHandler());
  const request = context.switchToHttp().getRequest<Request>();
  return {
    params: parse(paramsOf(contract), request.params, 'not-found'),
    query: contract.query ? parse(contract.query, request.query) : undefined,
    body: contract.body ? parse(contract.body, request.body) : undefined,
  };
});

const paramsSchemas = new WeakMap<Endpoint, z.ZodType>();

/** Made once: zod compiles a schema at its first use, which costs a hundred times what using it does. */
function paramsOf(contract: Endpoint): z.ZodType {
  const known = paramsSchemas.get(contract);
  if (known) return known;
  const names = [...contract.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
  const schema = z.object(Object.fromEntries(names.map((name) => [name, contract.pathParams?.[name] ?? Id])));
  paramsSchemas.set(contract, schema);
  return schema;
}

function parse(schema: z.ZodType, value: unknown, kind: 'invalid' | 'not-found' = 'invalid') {
  const parsed = schema.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  if (kind === 'not-found') throw new DomainError('NOT_FOUND', 'not-found', 'There is nothing at this address');
  const issues = parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), reason: reasonOf(issue) }));
  throw new DomainError('INVALID_INPUT', 'invalid', issues.map((i) => `${i.path}: ${i.reason}`).join('; '), { issues });
}

function reasonOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_big') return 'too-long';
  if (issue.code === 'too_small' && issue.message !== 'required')
    return issue.message.startsWith('Too') ? 'too-short' : issue.message;
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'required';
  return /^[a-z-]+$/.test(issue.message) ? issue.message : issue.code.replaceAll('_', '-');
}
