// Products and sums of floats, eight at a time, each rounded by itself, in the
// order of the plain Go beside their declarations. AVX2.

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
