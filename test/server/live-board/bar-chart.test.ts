import { describe, expect, it } from 'vitest'
import { barChart } from '../../../server/live-board/bar-chart.ts'

describe('the bar chart', () => {
  const bar = { label: 'Tiếp cận dịch vụ', percent: 85.67, value: '85,67%', emphasised: false, pale: false }

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
          width: '85.67%',
          drawn: true,
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

  it('changes nothing that it is given', () => {
    const bars = Object.freeze([Object.freeze({ ...bar })])
    expect(() => barChart({ id: 'c', title: 'T', description: 'D', bars })).not.toThrow()
  })
})
