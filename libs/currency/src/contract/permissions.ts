/** The permissions that this context asks for, with the words that the role editor shows. To see rates needs none. */
export const currencyPermissions = [
  {
    key: 'rate.manage',
    group: 'currency',
    description: {
      pl: 'Prowadzić kursy walut i rozstrzygać o wstrzymanych',
      en: 'Keep exchange rates and decide on held ones',
    },
  },
] as const;
