import type { Localised } from '../domain/localised.js';
import type { PickList } from '../persistence/pick-list-value.row.js';

export interface DimensionModel {
  readonly key: string;
  readonly name: Localised;
  readonly values: readonly { readonly key: string; readonly name: Localised }[];
}

const words = (pl: string, en: string): Localised => ({ pl, en });
const value = (key: string, pl: string, en: string) => ({ key, name: { pl, en } });

/** What a new organisation may choose from until it makes the lists its own. */
export const PICK_LIST_MODELS: Readonly<Record<PickList, readonly Localised[]>> = {
  LOST_REASON: [
    words('Cena', 'Price'),
    words('Lepszy produkt konkurencji', 'Better product of a competitor'),
    words('Brak budżetu', 'No budget'),
    words('Termin dostawy', 'Delivery time'),
    words('Nie spełniamy wymagań technicznych', 'Technical requirements not met'),
    words('Klient nie podjął decyzji', 'No decision by the customer'),
    words('Projekt odwołany', 'Project cancelled'),
    words('Kontakt się urwał', 'Contact lost'),
    // Of lost sales whose file gives no reason.
    words('Nie podano', 'Not given'),
  ],
  SOURCE: [
    words('Polecenie', 'Recommendation'),
    words('Dotychczasowy klient', 'Existing customer'),
    words('Targi', 'Trade fair'),
    words('Strona internetowa', 'Website'),
    words('Telefon do nieznanego klienta', 'Cold call'),
    words('Partner', 'Partner'),
    words('Ogłoszenie o przetargu', 'Tender notice'),
  ],
  COMPETITOR: [],
};

/** Ways to classify sales that most sellers of products know. */
export const DIMENSION_MODELS: readonly DimensionModel[] = [
  {
    key: 'abc',
    name: words('Klasa ABC', 'ABC class'),
    values: [value('a', 'A', 'A'), value('b', 'B', 'B'), value('c', 'C', 'C')],
  },
  {
    key: 'temperature',
    name: words('Temperatura', 'Temperature'),
    values: [value('hot', 'Gorąca', 'Hot'), value('warm', 'Ciepła', 'Warm'), value('cold', 'Zimna', 'Cold')],
  },
  {
    key: 'industry',
    name: words('Branża', 'Industry'),
    values: [
      value('food', 'Spożywcza', 'Food'),
      value('dairy', 'Mleczarska', 'Dairy'),
      value('beverages', 'Napoje', 'Beverages'),
      value('pharma', 'Farmaceutyczna', 'Pharmaceuticals'),
      value('cosmetics', 'Kosmetyczna', 'Cosmetics'),
      value('chemicals', 'Chemiczna', 'Chemicals'),
      value('logistics', 'Logistyka', 'Logistics'),
      value('other', 'Inna', 'Other'),
    ],
  },
  {
    key: 'product',
    name: words('Produkt', 'Product'),
    values: [
      value('machine', 'Maszyna', 'Machine'),
      value('line', 'Linia', 'Line'),
      value('parts', 'Części', 'Parts'),
      value('service', 'Usługa', 'Service'),
    ],
  },
];
