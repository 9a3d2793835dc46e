import { ValidateIf } from 'class-validator';

/** The field may be left out, which leaves the value as it is; it cannot be `null`, because there is nothing to clear. */
export const IsOmittable = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);
