import { describe, expect, it } from 'vitest'
import { type Bar, barChart } from '../../../server/figures/bar-chart.ts'

describe('the bar chart', () => {
  const bar: Bar = {
    label: 'Tiếp cận dịch vụ',
    percent: 85.67,
    value: '85,67%',
    emphasised: false,
    pale: false,
    interval: null,
    target: null,
  }

  it('draws a bar as long as its percentage, on an axis from 0 to 100', () => {
    expect(barChart({ id: 'c', title: 'T', description: 'D', bars: [bar] })).toEqual({
      titleId: 'c-title',
      descriptionId: 'c-description',
      labelledBy: 'c-title c-description',
      title: 'T',
      description: 'D',
      height: '5em',
      bars: [
        {
          label: 'Tiếp cận dịch vụ',
          value: '85,67%',
          emphasised: false,
          pale: false,
          y: '0em',
          height: '3.25em',
          width: '85.67%',
          drawn: true,
          whisker: null,
          target: null,
        },
      ],
      axisY: '3.25em',
      ticks: [
        { x: '0%', label: '0', anchor: 'start' },
        { x: '15.6%', label: '20', anchor: 'middle' },
        { x: '31.2%', label: '40', anchor: 'middle' },
        { x: '46.8%', label: '60', anchor: 'middle' },
        { x: '62.4%', label: '80', anchor: 'middle' },
        { x: '78%', label: '100', anchor: 'middle' },
      ],
      key: null,
    })
  })

  it('draws no bar at all where there is no percentage', () => {
    const { bars } = barChart({
      id: 'c',
      title: 'T',
      description: 'D',
      bars: [bar, { ...bar, percent: null, value: '– (n = 3)', pale: true }],
    })
    expect(bars[1]).toMatchObject({ drawn: false, value: '– (n = 3)', pale: true, y: '3.25em' })
  })

  it('draws an interval over the bar, on the scale of the bar', () => {
    const { bars } = barChart({
      id: 'c',
      title: 'T',
      description: 'D',
      bars: [
        { ...bar, interval: [84.1, 87.3] },
        { ...bar, percent: null, interval: [84.1, 87.3] },
      ],
    })
    expect(bars.map(({ whisker }) => whisker)).toEqual([{ lower: '84.1%', upper: '87.3%' }, null])
  })

  it('gives a target a line at its place on the axis, and room for its words on the wider side', () => {
    const { bars, axisY, height } = barChart({
      id: 'c',
      title: 'T',
      description: 'D',
      bars: [
        { ...bar, target: { percent: 90, label: 'Chỉ tiêu > 90%' } },
        { ...bar, target: { percent: 40, label: 'Chỉ tiêu ≥ 40%' } },
        bar,
      ],
    })
    expect(bars.map(({ y, height, target }) => [y, height, target])).toEqual([
      ['0em', '4.75em', { x: '70.2%', label: 'Chỉ tiêu > 90%', anchor: 'end', distance: '-0.4em' }],
      ['4.75em', '4.75em', { x: '31.2%', label: 'Chỉ tiêu ≥ 40%', anchor: 'start', distance: '0.4em' }],
      ['9.5em', '3.25em', null],
    ])
    expect([axisY, height]).toEqual(['12.75em', '14.5em'])
  })

  it('changes nothing that it is given', () => {
    const bars = Object.freeze([Object.freeze({ ...bar })])
    expect(() => barChart({ id: 'c', title: 'T', description: 'D', bars })).not.toThrow()
  })
})
