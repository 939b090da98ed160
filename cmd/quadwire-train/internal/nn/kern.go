package nn

import "unsafe"

// kern adds a block of rows x 16 of a product to c. Strides are in elements.
func kern(rows, k int, a *float32, rs, cs int, b, c *float32, ldc int) {
	if !hasAVX2 {
		kernScalar(rows, k, a, rs, cs, b, c, ldc)
		return
	}
	switch rows {
	case 6:
		kern6(k, a, 4*rs, 4*cs, b, c, 4*ldc)
	case 4:
		kern4(k, a, 4*rs, 4*cs, b, c, 4*ldc)
	case 2:
		kern2(k, a, 4*rs, 4*cs, b, c, 4*ldc)
	case 1:
		kern1(k, a, 4*rs, 4*cs, b, c, 4*ldc)
	}
}

func kernScalar(rows, k int, a *float32, rs, cs int, b, c *float32, ldc int) {
	at := unsafe.Slice(a, (rows-1)*rs+(k-1)*cs+1)
	bt := unsafe.Slice(b, k*narrowPanel)
	ct := unsafe.Slice(c, (rows-1)*ldc+narrowPanel)
	for r := range rows {
		row := ct[r*ldc : r*ldc+narrowPanel]
		for i := range k {
			x := at[r*rs+i*cs]
			for j, y := range bt[i*narrowPanel : (i+1)*narrowPanel] {
				row[j] += x * y
			}
		}
	}
}
