import { type FieldRefusal, Refused } from '@kontor/kernel';
import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';

/** Input decorators check shape; what they find is refused field by field, by the field's path. */
export const validationPipe = (): ValidationPipe =>
  new ValidationPipe({
    transform: true,
    forbidUnknownValues: false,
    stopAtFirstError: true,
    exceptionFactory: (errors) =>
      new Refused('INVALID_INPUT', 'Correct the marked fields.', { fields: fieldsOf(errors) }),
  });

const fieldsOf = (errors: readonly ValidationError[], above = ''): FieldRefusal[] =>
  errors.flatMap(({ property, constraints, children }) => {
    const path = above === '' ? property : `${above}.${property}`;
    const own = Object.values(constraints ?? {}).map((message) => ({
      path,
      code: 'INVALID_INPUT',
      message: `${capital(message.replace(property, 'this'))}.`,
    }));
    return [...own, ...fieldsOf(children ?? [], path)];
  });

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
