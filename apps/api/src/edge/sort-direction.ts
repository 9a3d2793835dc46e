import { registerEnumType } from '@nestjs/graphql';

export const SortDirectionEnum = { ASC: 'ASC', DESC: 'DESC' } as const;

registerEnumType(SortDirectionEnum, { name: 'SortDirection' });
