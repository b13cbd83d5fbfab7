import fc from 'fast-check';
import { z } from 'zod';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Values that a zod schema accepts, as far as JSON Schema can say it; `text` makes strings that have no other rule. */
export const arbitraryOf = (schema: z.ZodType, text: fc.Arbitrary<string>): fc.Arbitrary<unknown> =>
  fromJsonSchema(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), text);

function fromJsonSchema(schema: JsonSchema, text: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  const options = schema.anyOf ?? schema.oneOf;
  if (options !== undefined) return fc.oneof(...options.map((option) => fromJsonSchema(option as JsonSchema, text)));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const least = schema.minimum ?? (typeof schema.exclusiveMinimum === 'number' ? schema.exclusiveMinimum + 1 : -1e9);
  const most = schema.maximum ?? 2 ** 31 - 1;
  switch (schema.type) {
    case 'object':
      return objectOf(schema, text);
    case 'array':
      return fc.array(fromJsonSchema((schema.items ?? {}) as JsonSchema, text), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 4, 4),
      });
    case 'string':
      return text.map((value) => value.slice(0, schema.maxLength ?? 200).padEnd(schema.minLength ?? 0, 'x'));
    // Mostly small: the epoch of a room is.
    case 'integer':
      return fc.oneof(
        { weight: 3, arbitrary: fc.constant(Math.max(0, Math.ceil(least))) },
        { weight: 1, arbitrary: fc.integer({ min: Math.ceil(least), max: Math.floor(most) }) },
      );
    case 'number':
      return fc.double({ min: least, max: most, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue();
  }
}

function objectOf(schema: JsonSchema, text: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties } = schema;
  if (typeof additionalProperties === 'object' && Object.keys(properties).length === 0) {
    return fc.dictionary(text, fromJsonSchema(additionalProperties as JsonSchema, text), { maxKeys: 3 });
  }
  const fields = Object.entries(properties).map(
    ([name, field]) => [name, fromJsonSchema(field as JsonSchema, text)] as const,
  );
  return fc.record(Object.fromEntries(fields), { requiredKeys: required });
}
