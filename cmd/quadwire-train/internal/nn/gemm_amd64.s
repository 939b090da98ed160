// Kernels of the trainer: C[rows x 16] += A[rows x k] * B[k x 16], B packed in
// panels of 16 columns. A is addressed by two strides, so that one kernel serves
// A and its transpose. AVX2 and FMA.

#include "textflag.h"

// LOAD and STORE move a row of C between memory and two registers.
#define LOAD(lo, hi) \
	VMOVUPS (R12), lo; \
	VMOVUPS 32(R12), hi; \
	ADDQ R11, R12

#define STORE(lo, hi) \
	VMOVUPS lo, (DI); \
	VMOVUPS hi, 32(DI); \
	ADDQ R11, DI

// ROW adds to a row of C an element of A times the row of B in Y12 and Y13.
#define ROW(element, lo, hi, tmp) \
	VBROADCASTSS element, tmp; \
	VFMADD231PS Y12, tmp, lo; \
	VFMADD231PS Y13, tmp, hi

#define ARGUMENTS \
	MOVQ k+0(FP), CX; \
	MOVQ a+8(FP), SI; \
	MOVQ rs+16(FP), DX; \
	MOVQ cs+24(FP), R10; \
	MOVQ b+32(FP), BX; \
	MOVQ c+40(FP), DI; \
	MOVQ ldc+48(FP), R11; \
	MOVQ DI, R12

// func kern6(k int, a *float32, rs, cs int, b, c *float32, ldc int)
TEXT ·kern6(SB), NOSPLIT, $0-56
	ARGUMENTS
	LEAQ (SI)(DX*2), R9
	ADDQ DX, R9             // row 3
	LOAD(Y0, Y1)
	LOAD(Y2, Y3)
	LOAD(Y4, Y5)
	LOAD(Y6, Y7)
	LOAD(Y8, Y9)
	LOAD(Y10, Y11)
	TESTQ CX, CX
	JZ done6

loop6:
	VMOVUPS (BX), Y12
	VMOVUPS 32(BX), Y13
	ROW((SI), Y0, Y1, Y14)
	ROW((SI)(DX*1), Y2, Y3, Y15)
	ROW((SI)(DX*2), Y4, Y5, Y14)
	ROW((R9), Y6, Y7, Y15)
	ROW((R9)(DX*1), Y8, Y9, Y14)
	ROW((R9)(DX*2), Y10, Y11, Y15)
	ADDQ R10, SI
	ADDQ R10, R9
	ADDQ $64, BX
	DECQ CX
	JNZ loop6

done6:
	STORE(Y0, Y1)
	STORE(Y2, Y3)
	STORE(Y4, Y5)
	STORE(Y6, Y7)
	STORE(Y8, Y9)
	STORE(Y10, Y11)
	VZEROUPPER
	RET

// func kern4(k int, a *float32, rs, cs int, b, c *float32, ldc int)
TEXT ·kern4(SB), NOSPLIT, $0-56
	ARGUMENTS
	LEAQ (SI)(DX*2), R9
	ADDQ DX, R9             // row 3
	LOAD(Y0, Y1)
	LOAD(Y2, Y3)
	LOAD(Y4, Y5)
	LOAD(Y6, Y7)
	TESTQ CX, CX
	JZ done4

loop4:
	VMOVUPS (BX), Y12
	VMOVUPS 32(BX), Y13
	ROW((SI), Y0, Y1, Y14)
	ROW((SI)(DX*1), Y2, Y3, Y15)
	ROW((SI)(DX*2), Y4, Y5, Y14)
	ROW((R9), Y6, Y7, Y15)
	ADDQ R10, SI
	ADDQ R10, R9
	ADDQ $64, BX
	DECQ CX
	JNZ loop4

done4:
	STORE(Y0, Y1)
	STORE(Y2, Y3)
	STORE(Y4, Y5)
	STORE(Y6, Y7)
	VZEROUPPER
	RET

// func kern2(k int, a *float32, rs, cs int, b, c *float32, ldc int)
TEXT ·kern2(SB), NOSPLIT, $0-56
	ARGUMENTS
	LOAD(Y0, Y1)
	LOAD(Y2, Y3)
	TESTQ CX, CX
	JZ done2

loop2:
	VMOVUPS (BX), Y12
	VMOVUPS 32(BX), Y13
	ROW((SI), Y0, Y1, Y14)
	ROW((SI)(DX*1), Y2, Y3, Y15)
	ADDQ R10, SI
	ADDQ $64, BX
	DECQ CX
	JNZ loop2

done2:
	STORE(Y0, Y1)
	STORE(Y2, Y3)
	VZEROUPPER
	RET

// func kern1(k int, a *float32, rs, cs int, b, c *float32, ldc int)
TEXT ·kern1(SB), NOSPLIT, $0-56
	ARGUMENTS
	LOAD(Y0, Y1)
	TESTQ CX, CX
	JZ done1

loop1:
	VMOVUPS (BX), Y12
	VMOVUPS 32(BX), Y13
	ROW((SI), Y0, Y1, Y14)
	ADDQ R10, SI
	ADDQ $64, BX
	DECQ CX
	JNZ loop1

done1:
	STORE(Y0, Y1)
	VZEROUPPER
	RET

// func axpyAVX(n int, alpha float32, x, y *float32)
TEXT ·axpyAVX(SB), NOSPLIT, $0-32
	MOVQ n+0(FP), CX
	VBROADCASTSS alpha+8(FP), Y0
	MOVQ x+16(FP), SI
	MOVQ y+24(FP), DI
	SHRQ $3, CX
	JZ axpyDone

axpyLoop:
	VMOVUPS (DI), Y1
	VFMADD231PS (SI), Y0, Y1
	VMOVUPS Y1, (DI)
	ADDQ $32, SI
	ADDQ $32, DI
	DECQ CX
	JNZ axpyLoop

axpyDone:
	VZEROUPPER
	RET
