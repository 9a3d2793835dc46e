/**
 * Which context may use which others, through their contract only. The lint rules, the folder rules and the graph in
 * the documentation are all made from this table. Contexts that are still to come are named, so that their place is
 * decided before their first file.
 *
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const contexts = {
  identity: [],
  customers: ['identity'],
  currency: [],
  catalog: ['currency'],
  sales: ['identity', 'customers', 'currency'],
  quoting: ['sales', 'catalog', 'customers', 'currency'],
  quality: ['identity'],
  orders: ['quoting', 'quality', 'sales', 'catalog'],
  planning: ['sales', 'orders', 'catalog', 'currency', 'identity'],
  service: ['customers', 'catalog', 'orders', 'quality', 'identity'],
  integrations: [
    'identity',
    'customers',
    'currency',
    'catalog',
    'sales',
    'quoting',
    'quality',
    'orders',
    'planning',
    'service',
  ],
};

export const contextNames = Object.keys(contexts);

/** Libraries that belong to the edge, the worker or the browser; a context works without any of them. */
export const transportPackages = [
  '@nestjs/graphql',
  '@nestjs/apollo',
  '@nestjs/swagger',
  '@nestjs/platform-fastify',
  '@apollo/server',
  'graphql',
  'bullmq',
  'ioredis',
  'fastify',
  'class-validator',
  'react',
  'react-dom',
];
