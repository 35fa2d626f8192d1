import { type ReactNode, useLayoutEffect, useState } from 'react'
import { useUppermostText } from './spoken'
import './theme.css'

/** The px that every screen is laid out in. */
const WIDTH = 1920
const HEIGHT = 1080

/** The whole picture, laid out at 1920 x 1080 px and scaled to whatever the television gives. */
export function Stage({ children }: { children: ReactNode }) {
  const [transform, setTransform] = useState('')
  useLayoutEffect(() => {
    const rescale = () => {
      const { innerWidth, innerHeight } = window
      const scale = Math.min(innerWidth / WIDTH, innerHeight / HEIGHT)
      const left = (innerWidth - WIDTH * scale) / 2
      const top = (innerHeight - HEIGHT * scale) / 2
      setTransform(`translate(${left}px, ${top}px) scale(${scale})`)
    }
    rescale()
    window.addEventListener('resize', rescale)
    return () => window.removeEventListener('resize', rescale)
  }, [])
  return (
    <div className="stage" style={{ transform }}>
      {children}
      <Spoken />
    </div>
  )
}

/** Heard, and not seen. */
function Spoken() {
  const text = useUppermostText()
  return (
    <p className="spoken" role="status">
      {text}
    </p>
  )
}
