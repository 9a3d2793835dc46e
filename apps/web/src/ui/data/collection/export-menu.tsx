import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ExportFormat } from './collection-types.js';

/** What a list shows, taken away as a file. */
export function ExportMenu({ urlOf }: { readonly urlOf: (format: ExportFormat) => string }) {
  const { t } = useTranslation('data');
  return (
    <Menu shadow="md" position="bottom-end" withinPortal>
      <Tooltip label={t('list.export')}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t('list.export')}>
            <IconDownload size={18} />
          </ActionIcon>
        </Menu.Target>
      </Tooltip>
      <Menu.Dropdown>
        {(['xlsx', 'csv'] as const).map((format) => (
          <Menu.Item key={format} component="a" href={urlOf(format)} download>
            {t(`list.exportAs.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
