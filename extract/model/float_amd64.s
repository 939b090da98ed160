// Products and sums of floats, eight or sixteen at a time, each rounded by itself,
// in the order of the plain Go that calls them. AVX2 and AVX-512.

#include "textflag.h"

// func scaleKernel(blocks int, acc *int32, unit *float32, row float32, bias *float32, slope float32, y *float32)
TEXT ·scaleKernel(SB), NOSPLIT, $0-56
	MOVQ blocks+0(FP), CX
	MOVQ acc+8(FP), SI
	MOVQ unit+16(FP), BX
	VBROADCASTSS row+24(FP), Y4
	MOVQ bias+32(FP), DX
	VBROADCASTSS slope+40(FP), Y5
	MOVQ y+48(FP), DI
scale:
	VCVTDQ2PS (SI), Y0
	VMULPS (BX), Y0, Y0
	VMULPS Y4, Y0, Y0
	VADDPS (DX), Y0, Y0
	VMULPS Y5, Y0, Y1
	VMAXPS Y1, Y0, Y0
	VMOVUPS Y0, (DI)
	ADDQ $32, SI
	ADDQ $32, BX
	ADDQ $32, DX
	ADDQ $32, DI
	DECQ CX
	JNZ scale
	VZEROUPPER
	RET

// func scaleKernel512(blocks int, acc *int32, unit *float32, row float32, bias *float32, slope float32, y *float32)
TEXT ·scaleKernel512(SB), NOSPLIT, $0-56
	MOVQ blocks+0(FP), CX
	MOVQ acc+8(FP), SI
	MOVQ unit+16(FP), BX
	VBROADCASTSS row+24(FP), Z4
	MOVQ bias+32(FP), DX
	VBROADCASTSS slope+40(FP), Z5
	MOVQ y+48(FP), DI
scale16:
	VCVTDQ2PS (SI), Z0
	VMULPS (BX), Z0, Z0
	VMULPS Z4, Z0, Z0
	VADDPS (DX), Z0, Z0
	VMULPS Z5, Z0, Z1
	VMAXPS Z1, Z0, Z0
	VMOVUPS Z0, (DI)
	ADDQ $64, SI
	ADDQ $64, BX
	ADDQ $64, DX
	ADDQ $64, DI
	DECQ CX
	JNZ scale16
	VZEROUPPER
	RET

// func absMaxKernel(blocks int, x *float32, lanes *[8]float32)
TEXT ·absMaxKernel(SB), NOSPLIT, $0-24
	MOVQ blocks+0(FP), CX
	MOVQ x+8(FP), SI
	MOVQ lanes+16(FP), DI
	VXORPS Y0, Y0, Y0
	VPCMPEQD Y2, Y2, Y2
	VPSRLD $1, Y2, Y2       // all bits but the sign

largest:
	VANDPS (SI), Y2, Y1
	VMAXPS Y1, Y0, Y0
	ADDQ $32, SI
	DECQ CX
	JNZ largest
	VMOVUPS Y0, (DI)
	VZEROUPPER
	RET

// func roundKernel(blocks int, x *float32, factor float32, dst *int16)
TEXT ·roundKernel(SB), NOSPLIT, $0-32
	MOVQ blocks+0(FP), CX
	MOVQ x+8(FP), SI
	VBROADCASTSS factor+16(FP), Y2
	MOVQ dst+24(FP), DI

rounded:
	VMULPS (SI), Y2, Y0
	VCVTPS2DQ Y0, Y0        // rounds to the nearest, ties to even
	VEXTRACTI128 $1, Y0, X1
	VPACKSSDW X1, X0, X0
	VMOVDQU X0, (DI)
	ADDQ $32, SI
	ADDQ $16, DI
	DECQ CX
	JNZ rounded
	VZEROUPPER
	RET

// func addRowKernel(blocks int, row *int8, scale float32, dst *float32)
TEXT ·addRowKernel(SB), NOSPLIT, $0-32
	MOVQ blocks+0(FP), CX
	MOVQ row+8(FP), SI
	VBROADCASTSS scale+16(FP), Y1
	MOVQ dst+24(FP), DI

added:
	VPMOVSXBD (SI), Y0
	VCVTDQ2PS Y0, Y0
	VMULPS Y1, Y0, Y0
	VADDPS (DI), Y0, Y0
	VMOVUPS Y0, (DI)
	ADDQ $8, SI
	ADDQ $32, DI
	DECQ CX
	JNZ added
	VZEROUPPER
	RET
